package care.continuum.aftercare;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AftercareEvent;
import care.continuum.testing.Api;
import care.continuum.testing.Api.Reply;
import care.continuum.testing.RealEngines;
import care.continuum.testing.Wire;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Whatever is wrong is told, all of it, and nothing changes: no plan, no event.
@RealEngines
@TestInstance(Lifecycle.PER_CLASS)
class BadInputIT {

    private static final String REACHED = "{\"result\": \"REACHED\"}";

    @Autowired
    Wire wire;

    @Autowired
    Api api;

    private @Nullable AftercareIT first;
    private long told;

    @BeforeAll
    void complete() {
        first = completed();
        told = told(ana());
    }

    @AfterAll
    void nothingWasTold() {
        assertThat(nextNumber(ana())).isEqualTo(told + 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"result": "REACHED"                                              |
            []                                                                |
            {}                                                                | result
            {"result": "MAYBE", "more": 1}                                    | result more
            {"result": "NO_ANSWER", "relapse": true}                          | relapse
            {"result": "NO_ANSWER", "relapse": true, "attemptedAt": "2999-01-01T00:00:00Z"} | relapse attemptedAt
            {"result": "REACHED", "attemptedAt": "2020-01-01T00:00:00Z"}      | attemptedAt
            {"result": 1, "attemptedAt": 2}                                   | result attemptedAt
            {"result": "REACHED", "attemptedAt": "2999-01-01T00:00:00Z"}      | attemptedAt
            {"result": "REACHED", "attemptedAt": "2026-02-30T09:00:00Z"}      | attemptedAt
            {"result": "REACHED", "attemptedAt": "2026-03-02T09:00:00"}       | attemptedAt
            {"result": "REACHED", "attemptedAt": "-999999999-01-01T00:00:00Z"} | attemptedAt
            {"result": "REACHED", "attemptedAt": "+999999999-12-31T23:59:59Z"} | attemptedAt
            """)
    void everyFaultOfACallIsTold(String body, @Nullable String fields) {
        changesNothing(ana(), 400, "invalid-input", fields, () -> call(ana(), 0, body));
    }

    @Test
    void aCallIsAnsweredOnceAndNotBeforeItIsDue() {
        var ben = completed();
        var before = told(ben);
        changesNothing(ben, 409, "follow-up-not-due", null, () -> call(ben, 1, REACHED));
        call(ben, 0, REACHED).mustBe(200);

        changesNothing(ben, 409, "follow-up-settled", null, () -> call(ben, 0, REACHED));
        changesNothing(ben, 409, "follow-up-settled", null, () -> call(ben, 0, "{\"result\": \"DECLINED\"}"));
        assertThat(nextNumber(ben)).isEqualTo(before + 2);
    }

    @Test
    void anAppointmentWithoutATimeIsNeitherKeptNorMissedNorAskedForAgain() {
        var appointment = id(ana(), "appointments", 0, "appointmentId");
        changesNothing(ana(), 409, "appointment-not-booked", null, () -> post("appointments/" + appointment + "/keep"));
        changesNothing(ana(), 409, "appointment-not-booked", null, () -> post("appointments/" + appointment + "/miss"));
        changesNothing(ana(), 409, "slot-asked", null, () -> post("appointments/" + appointment + "/book"));
        changesNothing(
                ana(),
                400,
                "invalid-input",
                "startsAt why",
                () -> post(
                        "appointments/" + appointment + "/book",
                        "{\"startsAt\": \"2026-03-02T09:00:00\", \"why\": 1}"));
        for (var verb : List.of("book", "reschedule")) {
            changesNothing(
                    ana(),
                    400,
                    "invalid-input",
                    "startsAt",
                    () -> post(
                            "appointments/%s/%s".formatted(appointment, verb),
                            "{\"startsAt\": \"2020-03-02T09:07:00Z\"}"));
        }
    }

    @Test
    void aReferralThatNobodyWentToIsNotClosed() {
        var referral = ana().plan()
                .at("/referrals")
                .valueStream()
                .filter(each -> each.at("/kind").asString().equals("SOBER_LIVING"))
                .findFirst()
                .orElseThrow()
                .at("/referralId")
                .asString();
        changesNothing(ana(), 409, "referral-not-attended", null, () -> post("referrals/" + referral + "/close"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "referrals/%s/close",
                "referrals/%s/withdraw",
                "appointments/%s/book",
                "appointments/%s/keep",
                "appointments/%s/miss",
                "appointments/%s/cancel",
                "appointments/%s/reschedule",
                "follow-ups/%s/outcome"
            })
    void whatIsUnknownIsNotFoundAndWhatIsNoIdIsAFault(String path) {
        var kind = path.substring(0, path.indexOf("s/"));
        var field = kind.equals("follow-up") ? "followUpId" : kind + "Id";
        var body = path.endsWith("outcome") ? REACHED : "{}";

        changesNothing(ana(), 404, "not-found", null, () -> post(path.formatted(UUID.randomUUID()), body));
        changesNothing(ana(), 400, "invalid-input", field, () -> post(path.formatted("1"), body));
    }

    private void changesNothing(
            AftercareIT who, int status, String rule, @Nullable String fields, Supplier<Reply> request) {
        var before = who.plan();
        var reply = request.get();

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.rule()).isEqualTo(rule);
        assertThat(reply.faultyFields().split(" ", -1))
                .containsExactlyInAnyOrder((fields == null ? "" : fields).split(" ", -1));
        assertThat(who.plan()).isEqualTo(before);
    }

    private long told(AftercareIT who) {
        return wire.told(AftercareEvent.TOPIC).stream()
                .filter(told -> told.key().equals(who.client.toString()))
                .count();
    }

    /// Of an event that is told now: no other one was told before it.
    private long nextNumber(AftercareIT who) {
        post("appointments/" + id(who, "appointments", 3, "appointmentId") + "/cancel")
                .mustBe(200);
        return wire.await(AftercareEvent.TOPIC, told -> who.isMine(told, "ContinuingCareAppointmentCanceled"))
                .sequence();
    }

    private AftercareIT ana() {
        return Objects.requireNonNull(first);
    }

    /// Completed two days ago: the first call is due, the next ones are not.
    private AftercareIT completed() {
        var it = new AftercareIT();
        it.wire = wire;
        it.api = api;
        it.everything(it.today.minusDays(2));
        wire.await(AftercareEvent.TOPIC, told -> it.isMine(told, "FollowUpDue"));
        return it;
    }

    private static String id(AftercareIT who, String what, int index, String name) {
        return who.plan().at("/%s/%d/%s".formatted(what, index, name)).asString();
    }

    private Reply call(AftercareIT who, int index, String body) {
        return post("follow-ups/" + id(who, "followUps", index, "followUpId") + "/outcome", body);
    }

    private Reply post(String path) {
        return api.as("aftercare").post("/api/aftercare/" + path);
    }

    private Reply post(String path, String body) {
        return api.as("aftercare").post("/api/aftercare/" + path, body);
    }
}
