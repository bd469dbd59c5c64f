package care.continuum.suite.faults;

import care.continuum.engines.LocalPartner;
import care.continuum.engines.LocalPartner.Mode;
import care.continuum.local.api.ApiClient;
import care.continuum.local.topics.TopicRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/// The partner on this machine, to which every referral to counseling goes: it misbehaves, and in the end it has each
/// of them once, with intake's word.
final class Partner {

    /// What it takes in.
    static final String KIND = "OUTPATIENT_COUNSELING";

    private static final String TREATMENT = "TREATMENT_PAYMENT_OPERATIONS";
    private static final String SENT = "SENT";
    private static final List<Mode> BAD = List.of(Mode.FAIL, Mode.HANG, Mode.LATE, Mode.ACCEPT_THEN_500, Mode.DOWN);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    Partner(String address) {
        this.address = URI.create(address);
    }

    /// Writes it into the directory.
    void enter(ApiClient api) {
        var endpoint = Map.of("url", address.toString(), "secret", LocalPartner.SECRET);
        var entry = Map.of(
                "name", "Harbor Counseling", "kinds", List.of(KIND), "treatingProvider", true, "endpoint", endpoint);
        api.put("/api/aftercare/partners", Map.of("items", List.of(entry)));
    }

    static Mode bad(int amount) {
        return BAD.get(amount % BAD.size());
    }

    void behave(Mode mode) throws InterruptedException {
        ask(HttpRequest.newBuilder(address.resolve("/behavior"))
                .PUT(BodyPublishers.ofString("{\"mode\": \"%s\"}".formatted(mode))));
    }

    /// How many calls have met its present behavior.
    int calls() throws InterruptedException {
        return JsonMapper.shared()
                .readTree(ask(HttpRequest.newBuilder(address.resolve("/behavior"))))
                .path("calls")
                .asInt();
    }

    /// What was not sent as it should be, or not once. Of who took the consent back a referral may have left before,
    /// and
    /// then intake knows.
    ///
    /// @param plans   aftercare's documents
    /// @param clients intake's
    List<String> check(List<Document> plans, List<Document> clients, List<TopicRecord> records)
            throws InterruptedException {
        var revoked = records.stream()
                .filter(some -> some.name().equals("ConsentRevoked") && TREATMENT.equals(type(some)))
                .map(TopicRecord::key)
                .collect(Collectors.toSet());
        var taken = JsonMapper.shared()
                .readTree(ask(HttpRequest.newBuilder(address)))
                .path("items")
                .valueStream()
                .map(some -> some.path("referralId").asString())
                .toList();
        return check(plans, clients, revoked, taken);
    }

    private static String type(TopicRecord consent) {
        return consent.json().path("consentType").asString("");
    }

    /// @param revoked the clients who took the consent back
    /// @param taken   the referrals that the partner took in, each as often as it did
    static List<String> check(List<Document> plans, List<Document> clients, Set<String> revoked, List<String> taken) {
        var found = new ArrayList<String>();
        var referrals = referrals(plans.stream());
        var due = referrals(plans.stream().filter(some -> !revoked.contains(some.getString("clientId"))));
        due.stream()
                .filter(some -> !SENT.equals(some.getString("status")))
                .forEach(some -> found.add(
                        "referral %s is %s and not SENT".formatted(some.get("referralId"), some.get("status"))));
        var sent = ids(referrals.stream().filter(some -> SENT.equals(some.getString("status"))));
        var all = ids(referrals.stream());
        var once = new TreeSet<>(taken);
        if (taken.size() != once.size() || !once.containsAll(sent) || !all.containsAll(once)) {
            found.add("the partner took in %s of referrals %s".formatted(taken, sent));
        }
        var confirmed = ids(clients.stream()
                .flatMap(client -> each(client, "disclosures"))
                .filter(some -> SENT.equals(some.getString("status"))));
        if (!confirmed.containsAll(once) || !all.containsAll(confirmed)) {
            found.add("intake's ledger says %s were sent of referrals %s".formatted(confirmed, once));
        }
        return found;
    }

    private static List<Document> referrals(Stream<Document> plans) {
        return plans.flatMap(plan -> each(plan, "referrals"))
                .filter(some -> KIND.equals(some.getString("kind")))
                .toList();
    }

    private static Stream<Document> each(Document document, String list) {
        return document.getList(list, Document.class, List.of()).stream();
    }

    private static Set<String> ids(Stream<Document> documents) {
        return documents
                .map(some -> String.valueOf(some.get("referralId")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String ask(HttpRequest.Builder request) throws InterruptedException {
        try {
            return http.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
