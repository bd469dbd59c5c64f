package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Everything that a service can be told to do, as a client says it who may not.
final class StaffsCommands {

    private static final List<String> SERVICES = List.of("intake", "scheduling", "attendance", "aftercare");
    private static final Set<String> CHANGES = Set.of("post", "put", "delete", "patch");

    /// A partner signs it.
    private static final String PARTNERS_WORD = "post /api/aftercare/partners/{partnerId}/callbacks";

    private final Neighbors clients;
    private final SignedIn ava;
    private final SignedIn bo;
    private final Map<String, String> values;
    private final Map<String, List<JsonNode>> before = new HashMap<>();

    StaffsCommands(Neighbors clients) throws IOException, InterruptedException {
        this.clients = clients;
        this.values = values(clients);
        this.ava = SignedIn.as(clients.suite, clients.ava.clientId());
        this.bo = SignedIn.as(clients.suite, clients.bo.clientId());
    }

    private static Map<String, String> values(Neighbors clients) {
        var today = LocalDate.now(Neighbors.ZONE);
        var values = new HashMap<String, String>();
        values.put("referralId", clients.referral());
        var plan = clients.plan();
        values.put("appointmentId", plan.at("/appointments/0/appointmentId").asString());
        values.put("followUpId", plan.at("/followUps/0/followUpId").asString());
        var consent = "/api/intake/clients/" + clients.ava.clientId();
        values.put(
                "consentId",
                clients.api.get(consent).at("/consents/0/consentId").asString());
        values.put("clinicianId", first(clients, "clinicians", "clinicianId"));
        values.put("sectionId", first(clients, "sections", "sectionId"));
        clients.toCome();
        values.put("otherId", clients.bo.clientId());
        values.put("id", UUID.randomUUID().toString());
        values.put("date", today.plusDays(30).toString());
        values.put("someday", today.plusDays(30).toString());
        values.put("today", today.toString());
        values.put("past", Instant.now().minusSeconds(60).toString());
        values.put("noon", today.plusDays(7) + "T16:00:00Z");
        return values;
    }

    private static String first(Neighbors clients, String list, String id) {
        return clients.api.get("/api/scheduling/" + list).at("/items/0/" + id).asString();
    }

    /// Those that the services list, and nobody tries here.
    Set<String> untried() {
        var left = new TreeSet<String>();
        clients.api.get("/v3/api-docs").path("paths").forEachEntry((path, operations) -> {
            if (SERVICES.stream().anyMatch(it -> path.startsWith("/api/%s/".formatted(it)))) {
                operations.propertyNames().stream()
                        .filter(CHANGES::contains)
                        .forEach(method -> left.add(method + " " + path));
            }
        });
        left.remove(PARTNERS_WORD);
        Instruction.all().forEach(it -> left.remove(it.method().toLowerCase(Locale.ROOT) + " " + it.path()));
        return left;
    }

    /// AVA is in the program and BO in aftercare; each tries it for themself, or for the other.
    void isRefusedAndChangesNothing(Instruction told) throws IOException, InterruptedException {
        var isBos = told.service().equals("aftercare");
        var known = before.computeIfAbsent(told.service(), this::seen);
        var path = filled(told.path(), told.service());
        var body = filled(told.body(), told.service());

        var answer = (isBos == told.own() ? ava : bo).ask(told.method(), path, body);

        assertThat(answer).startsWith("403 ").contains("\"rule\":");
        assertThat(seen(told.service())).isEqualTo(known);
    }

    /// What is read of both, and of the clinic.
    private List<JsonNode> seen(String service) {
        var ava = clients.ava.clientId();
        var bo = clients.bo.clientId();
        var paths = switch (service) {
            case "intake" -> List.of("clients/" + ava, "clients/" + bo);
            case "scheduling" ->
                List.of(
                        "clients/%s/sessions".formatted(ava),
                        "clients/%s/sessions".formatted(bo),
                        "clinicians?size=500",
                        "rooms?size=500",
                        "holidays",
                        "tracks");
            case "attendance" -> List.of("clients/%s/timeline".formatted(ava), "clients/%s/timeline".formatted(bo));
            case "aftercare" -> List.of("clients/%s/plan".formatted(bo), "partners", "referral-table");
            default -> List.<String>of();
        };
        return paths.stream()
                .map(it -> clients.api.get("/api/%s/%s".formatted(service, it)))
                .toList();
    }

    private String filled(String text, String service) {
        var client = service.equals("aftercare") ? clients.bo : clients.ava;
        var session = service.equals("attendance") ? clients.groups.getLast().sessionId() : clients.toCome();
        var filled = text.replace("{clientId}", client.clientId()).replace("{sessionId}", session);
        for (var value : values.entrySet()) {
            filled = filled.replace('{' + value.getKey() + '}', value.getValue());
        }
        return filled;
    }
}
