package care.continuum.intake.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.AftercareEvent.ClientDied;
import care.continuum.events.AgeBand;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.ClientId;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.SchedulingEvent.SeatRefused;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.events.SeatRefusal;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.intake.Topics;
import care.continuum.testing.Api;
import care.continuum.testing.Wire;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Somebody on the way in, over HTTP, and what other services tell of them.
final class Newcomer {

    private static final SectionId SECTION = new SectionId(UUID.randomUUID());

    final String client;
    final String episode;
    private final Api staff;

    Newcomer(Api staff, Api.Reply inquiry) {
        this.staff = staff;
        this.client = inquiry.json().path("clientId").asString();
        this.episode = inquiry.json().path("episodeId").asString();
    }

    static LocalDate yesterday() {
        return Ana.CLINIC.day(Instant.now()).minusDays(1);
    }

    static Newcomer calls(Api staff, String name) {
        var inquiry = staff.post("/api/intake/inquiries", inquiry(name, "PHONE"));
        return new Newcomer(staff, inquiry.mustBe(201));
    }

    /// Somebody for whom no seat is free.
    ///
    /// @param more of the inquiry
    static Newcomer waits(Api staff, Wire wire, String name, Map<String, Object> more) {
        var inquiry = staff.post("/api/intake/inquiries", with(inquiry(name, "PHONE"), more));
        var person = new Newcomer(staff, inquiry.mustBe(201));
        person.makeReady();
        person.enroll().mustBe(202);
        wire.tell(Topics.SCHEDULING, person.refused(), person.episode, 1);
        await().until(() -> person.status().equals("WAITLISTED"));
        return person;
    }

    static Map<String, Object> inquiry(String name, String channel) {
        return Map.of(
                "givenName", name,
                "familyName", "Example",
                "dateOfBirth", "1990-05-17",
                "email", name.toLowerCase(Locale.ROOT) + "@example.org",
                "channel", channel,
                "reason", "CO_OCCURRING",
                "preferredTrack", "EVENING");
    }

    Api.Reply post(String path, Object body) {
        return staff.post("/api/intake/clients/" + client + path, body);
    }

    Api.Reply post(String path) {
        return staff.post("/api/intake/clients/" + client + path);
    }

    JsonNode read() {
        return staff.get("/api/intake/clients/" + client).mustBe(200).json();
    }

    String status() {
        return read().path("status").asString();
    }

    void makeReady() {
        assess("2.1").mustBe(201);
        consent().mustBe(201);
    }

    Api.Reply assess(String level) {
        return post("/assessment", with(assessment(), Map.of("levelOfCare", level)));
    }

    Api.Reply consent() {
        return post("/consents", consenting());
    }

    Api.Reply enroll() {
        return post("/enrollment", enrollment());
    }

    /// The same with some values replaced or added.
    static Map<String, Object> with(Map<String, Object> body, Map<String, Object> others) {
        var all = new HashMap<>(body);
        all.putAll(others);
        return all;
    }

    static Map<String, Object> screening(Object... answers) {
        return Map.of(
                "instrument", "PHQ9",
                "administeredAt", Instant.now().minusSeconds(60).toString(),
                "answers", List.of(answers));
    }

    static Map<String, Object> assessment() {
        return Map.of(
                "basis", "ASAM",
                "edition", "4",
                "dimensions", Map.of("1", 0, "2", 1, "3", 2, "4", 2, "5", 2, "6", 1),
                "levelOfCare", "2.1",
                "assessedOn", yesterday().toString());
    }

    static Map<String, Object> consenting() {
        return Map.of(
                "type", "TREATMENT_PAYMENT_OPERATIONS",
                "discloser", "the clinic",
                "information", "attendance and plan",
                "recipient", "treating providers",
                "purpose", "treatment",
                "expires", "END_OF_TREATMENT",
                "statementsVersion", "1",
                "signedBy", "the client",
                "signedOn", yesterday().toString());
    }

    static Map<String, Object> enrollment() {
        return Map.of(
                "track",
                "EVENING",
                "startDate",
                yesterday().toString(),
                "weeks",
                2,
                "weeklyHours",
                9,
                "needs",
                List.of("SOBER_LIVING"));
    }

    SeatReserved reserved(int attempt) {
        return new SeatReserved(id(), stay(), attempt, SECTION, Track.EVENING, AgeBand.ADULT);
    }

    SeatReserved reservedByDay(int attempt) {
        return new SeatReserved(id(), stay(), attempt, SECTION, Track.DAY, AgeBand.ADULT);
    }

    SeatRefused refused() {
        return new SeatRefused(id(), stay(), 1, Track.EVENING, AgeBand.ADULT, SeatRefusal.FULL);
    }

    SeatRefused refusedByDay(int attempt) {
        return new SeatRefused(id(), stay(), attempt, Track.DAY, AgeBand.ADULT, SeatRefusal.NO_SECTION);
    }

    SeatReleased released(int attempt) {
        return new SeatReleased(id(), stay(), attempt, SECTION, Track.EVENING, AgeBand.ADULT, Instant.EPOCH);
    }

    ClientDischarged discharged() {
        return new ClientDischarged(
                id(), stay(), Disposition.NOT_COMPLETED, DischargeReason.MOVED, yesterday(), 0, 0, null);
    }

    ClientDied died() {
        return new ClientDied(id(), stay(), yesterday(), Instant.now());
    }

    /// A client's events stand in order: what follows the withdrawal proves that nothing stands before it.
    void mustNotHaveChanged(Wire wire, Object before, String... told) {
        assertThat(read()).isEqualTo(before);
        post("/withdrawal").mustBe(200);
        var all = told(wire, "EnrollmentWithdrawn", 1);
        assertThat(all.subList(0, all.indexOf("EnrollmentWithdrawn"))).containsExactly(told);
    }

    /// What was told of the client, once the last of it is there so many times.
    List<String> told(Wire wire, String last, int times) {
        return await().until(
                        () -> wire.told("intake.events").stream()
                                .filter(it -> it.key().equals(client))
                                .map(Wire.Told::name)
                                .toList(),
                        names -> Collections.frequency(names, last) == times);
    }

    private ClientId id() {
        return ClientId.of(client);
    }

    private EpisodeId stay() {
        return EpisodeId.of(episode);
    }
}
