package care.continuum.scheduling.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Gives each wish a place of its own. A wish moves to another of its places where that lets one more have any, so
/// that nobody goes without who need not (augmenting paths).
///
/// @param <P> the places
final class Matching<P> {

    private final List<List<P>> wishes;
    private final Map<P, Integer> taken = new HashMap<>();

    private Matching(List<List<P>> wishes) {
        this.wishes = wishes;
    }

    /// @param wishes for each wish its places, the dearest first
    /// @return places by the number of the wish; a wish without an entry has none
    static <P> Map<Integer, P> of(List<List<P>> wishes) {
        var matching = new Matching<>(wishes);
        for (int wish = 0; wish < wishes.size(); wish++) {
            matching.place(wish, new HashSet<>());
        }
        var places = new HashMap<Integer, P>();
        matching.taken.forEach((place, wish) -> places.put(wish, place));
        return places;
    }

    private boolean place(int wish, Set<P> tried) {
        for (var place : wishes.get(wish)) {
            if (!taken.containsKey(place)) {
                taken.put(place, wish);
                return true;
            }
        }
        for (var place : wishes.get(wish)) {
            if (tried.add(place) && place(Objects.requireNonNull(taken.get(place)), tried)) {
                taken.put(place, wish);
                return true;
            }
        }
        return false;
    }
}
