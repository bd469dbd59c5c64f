package care.continuum.engines;

import care.continuum.engines.LocalPartner.Taken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Where a partner writes down what it has taken in, each referral once.
final class ReferralBook {

    private final Map<String, Taken> taken = new LinkedHashMap<>();

    /// 201 for a new one, 200 for one that is known.
    synchronized int keep(String key, String letter) {
        var known = taken.get(key);
        taken.put(key, known == null ? new Taken(key, 1, letter) : known.again());
        return known == null ? 201 : 200;
    }

    synchronized List<Taken> all() {
        return List.copyOf(taken.values());
    }

    /// As JSON.
    String listed() {
        return all().stream()
                .map(each -> "{\"referralId\": \"%s\", \"deliveries\": %d, \"letter\": %s}"
                        .formatted(each.key(), each.deliveries(), each.letter()))
                .collect(Collectors.joining(", ", "{\"items\": [", "]}"));
    }
}
