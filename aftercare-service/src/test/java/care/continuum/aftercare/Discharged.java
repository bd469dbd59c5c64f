package care.continuum.aftercare;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.events.AgeBand;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.ClientId;
import care.continuum.events.ConsentExpiry;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.ConsentGranted;
import care.continuum.events.IntakeEvent.ConsentRevoked;
import care.continuum.events.Reason;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.testing.Api;
import care.continuum.testing.Api.Reply;
import care.continuum.testing.Wire;
import care.continuum.testing.Wire.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A client of the tests who completes the program today, as the other services tell it, with one referral to follow.
final class Discharged {

    final ClientId client = new ClientId(UUID.randomUUID());
    final EpisodeId episode = new EpisodeId(UUID.randomUUID());

    private final LocalDate today = LocalDate.now(ZoneId.of("America/New_York"));
    private final Wire wire;
    private final Api api;
    private int told;

    Discharged(Wire wire, Api api) {
        this.wire = wire;
        this.api = api;
    }

    void consentsAndCompletes() {
        consentsAnew();
        var enrolled = new ClientEnrolled(
                client,
                episode,
                1,
                new SectionId(new UUID(0, 9)),
                Track.DAY,
                AgeBand.ADULT,
                Reason.SUBSTANCE_USE,
                today.minusDays(30),
                4,
                9,
                Set.of(),
                now());
        wire.tell(Topics.INTAKE, enrolled, client.toString(), ++told);
        wire.tell(Topics.ATTENDANCE, new ProgramCompleted(client, episode, today, 12, 12, 28), episode.toString(), 1);
    }

    void consentsAnew() {
        consents(ConsentType.TREATMENT_PAYMENT_OPERATIONS);
    }

    void consentsToOneRecipient() {
        consents(ConsentType.SPECIFIC_RECIPIENT);
    }

    private void consents(ConsentType type) {
        told++;
        var granted = new ConsentGranted(
                client, episode, consent(told), type, ConsentExpiry.END_OF_TREATMENT, null, today.minusDays(30));
        wire.tell(Topics.INTAKE, granted, client.toString(), told);
    }

    void revokes() {
        revokes(false);
    }

    /// For one recipient; intake alone knows for which.
    void revokesPartly() {
        revokes(true);
    }

    private void revokes(boolean partial) {
        var revoked = new ConsentRevoked(
                client, episode, consent(1), ConsentType.TREATMENT_PAYMENT_OPERATIONS, partial, now(), null);
        wire.tell(Topics.INTAKE, revoked, client.toString(), ++told);
    }

    /// The state of the referral; empty until there is a plan.
    String status() {
        var plan = plan();
        return plan.status() == 200 ? referral().at("/status").asString() : "";
    }

    /// The kinds of the referrals; none until there is a plan.
    List<String> kinds() {
        return plan().status() == 200
                ? plan().json()
                        .at("/referrals")
                        .valueStream()
                        .map(each -> each.at("/kind").asString())
                        .toList()
                : List.of();
    }

    boolean awaitsHandOver() {
        return plan().status() == 200 && referral().at("/handOver").asBoolean();
    }

    int attempts() {
        return plan().status() == 200 ? referral().at("/attempts").asInt() : 0;
    }

    String counseling() {
        return referral().at("/referralId").asString();
    }

    Reply staff(String verb, Map<String, Object> body) {
        return api.as("aftercare").post("/api/aftercare/referrals/%s/%s".formatted(counseling(), verb), body);
    }

    boolean isMine(Told told, String name) {
        return told.key().equals(client.toString()) && told.name().equals(name);
    }

    private ConsentId consent(int number) {
        return new ConsentId(
                UUID.nameUUIDFromBytes("%s %d".formatted(client, number).getBytes(UTF_8)));
    }

    private JsonNode referral() {
        return plan().json().at("/referrals/0");
    }

    private Reply plan() {
        return api.as("aftercare").get("/api/aftercare/clients/%s/plan".formatted(client));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
