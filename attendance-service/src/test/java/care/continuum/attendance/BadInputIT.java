package care.continuum.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.attendance.terms.Sessions;
import care.continuum.events.ClientId;
import care.continuum.events.SessionId;
import care.continuum.testing.Api;
import care.continuum.testing.RealEngines;
import care.continuum.testing.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// Whatever is wrong is told, all of it, and nothing changes: no record, no progress, no event.
@RealEngines
@TestPropertySource(properties = "continuum.attendance.automatic-completion=true")
@TestInstance(Lifecycle.PER_CLASS)
class BadInputIT {

    @Autowired
    Wire wire;

    @Autowired
    Api api;

    private @Nullable Enrolled first;

    @BeforeAll
    void enroll() {
        first = Enrolled.by(wire, api);
    }

    @AfterAll
    void nothingWasTold() {
        assertThat(ana().nextNumber()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"outcome": "ATTENDED"                                          |
            []                                                              |
            "ATTENDED"                                                      |
            {"outcome": "ATTENDED"} {}                                      |
            {}                                                              | outcome
            {"outcome": null}                                               | outcome
            {"outcome": "PARTIAL"}                                          | outcome
            {"outcome": "attended"}                                         | outcome
            {"outcome": "ATTENDED", "minutes": 181}                         | minutes
            {"outcome": "ATTENDED", "minutes": -1}                          | minutes
            {"outcome": "ATTENDED", "minutes": 1.5}                         | minutes
            {"outcome": "ATTENDED", "minutes": "90"}                        | minutes
            {"outcome": "ATTENDED", "minutes": 99999999999}                 | minutes
            {"outcome": "EXCUSED", "excuse": "NOTICE"}                      | excuse
            {"outcome": "EXCUSED", "noticeAt": "2026-03-02T09:00:00"}       | noticeAt
            {"outcome": "EXCUSED", "noticeAt": "2026-02-30T09:00:00Z"}      | noticeAt
            {"outcome": "EXCUSED", "noticeAt": "2026-03-02T25:00:00Z"}      | noticeAt
            {"outcome": "EXCUSED", "noticeAt": 1767225600}                  | noticeAt
            {"outcome": "EXCUSED", "noticeAt": "2999-01-01T00:00:00Z"}      | noticeAt
            {"outcome": "EXCUSED", "noticeAt": "-999999999-01-01T00:00:00Z"} | noticeAt
            {"outcome": "EXCUSED", "noticeAt": "+999999999-12-31T23:59:59Z"} | noticeAt
            {"outcome": "NO_SHOW", "reason": " "}                           | reason
            {"outcome": "NO_SHOW", "unknown": 1}                            | unknown
            {"minutes": -1, "reason": "", "other": {}}                      | other outcome minutes reason
            {"outcome": "SLEPT", "minutes": "many", "noticeAt": "yesterday", "excuse": "RAIN", "reason": 5, "makeUpWanted": "yes"} | outcome minutes noticeAt excuse reason makeUpWanted
            {"outcome": "NO_SHOW", "minutes": 5, "noticeAt": "2026-01-01T00:00:00Z", "excuse": "COURT", "makeUpWanted": true, "x": 0} | minutes noticeAt excuse makeUpWanted x
            {"outcome": "EXCUSED", "noticeAt": "2999-01-01T00:00:00Z", "reason": " "} | noticeAt reason
            {"outcome": "EXCUSED", "minutes": 5, "noticeAt": "soon", "excuse": "NOTICE"} | minutes noticeAt excuse
            """)
    void everyFaultOfAnOutcomeIsTold(String body, @Nullable String fields) {
        ana().refusesInput(fields, () -> ana().put(ana().begun(), body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            outreach   | {"attemptedAt": "2999-01-01T00:00:00Z", "channel": "PHONE", "result": "REACHED"}       | attemptedAt
            outreach   | {"attemptedAt": "-999999999-01-01T00:00:00Z", "channel": "PHONE", "result": "REACHED"} | attemptedAt
            outreach   | {"attemptedAt": "2026-01-01", "channel": "PIGEON", "by": "me"}                         | attemptedAt channel result by
            outreach   | {"attemptedAt": "2999-01-01T00:00:00Z", "channel": "FAX", "result": "REACHED"}         | attemptedAt channel
            outreach   | {"attemptedAt": "1950-01-01T00:00:00Z", "channel": "PHONE", "result": "REACHED"}       | attemptedAt
            outreach   | {                                                                                      |
            completion-review | {"reviewed": false}                                                             | reviewed
            support-group | {"attendedOn": "2026-02-30", "minutes": 1441}                                       | attendedOn minutes
            support-group | {"attendedOn": "2999-01-01"}                                                        | attendedOn
            support-group | {"attendedOn": "2999-01-01", "minutes": 0}                                          | attendedOn minutes
            completion | {}                                                                                     | goalsReviewed
            completion | {"goalsReviewed": false, "dischargeScreeningId": "x"}                                  | goalsReviewed dischargeScreeningId
            completion | {"goalsReviewed": "true"}                                                              | goalsReviewed
            discharge  | {"disposition": "COMPLETED", "reason": "BORED"}                                        | disposition reason
            discharge  | {"disposition": "TRANSFERRED", "reason": "DIED"}                                       | reason
            discharge  | {"disposition": "NOT_COMPLETED"}                                                       | reason
            """)
    void everyFaultOfADecisionIsTold(String what, String body, @Nullable String fields) {
        ana().refusesInput(fields, () -> api.as("supervisor").post(ana().it().client(what), body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            completion | {"goalsReviewed": true}                                      | not-eligible
            completion-review | {"reviewed": true}                                    | nothing-to-review
            discharge  | {"disposition": "NOT_COMPLETED", "reason": "LOST_CONTACT"}   | outreach-first
            """)
    void aDecisionThatTheRulesForbidChangesNothing(String what, String body, String rule) {
        ana().forbids(rule, () -> api.as("supervisor").post(ana().it().client(what), body));
    }

    @Test
    void anOutcomeThatTheRulesForbidChangesNothing() {
        var ana = ana();
        var late = Sessions.at(ana.it().today.minusDays(8), 9, 0)
                .minus(Duration.ofHours(24))
                .plusSeconds(1);
        ana.forbids("notice-too-late", () -> ana.put(ana.begun(), "{\"outcome\": \"EXCUSED\"}"));
        ana.forbids(
                "notice-too-late",
                () -> ana.put(ana.begun(), "{\"outcome\": \"EXCUSED\", \"noticeAt\": \"%s\"}".formatted(late)));
        ana.forbids("session-not-begun", () -> ana.put(ana.tomorrow(), "{\"outcome\": \"ATTENDED\"}"));
        ana.forbids("session-not-begun", () -> ana.put(ana.tomorrow(), "{\"outcome\": \"NO_SHOW\"}"));
        ana.forbids("session-not-today", () -> ana.post(ana.begun(), "check-in"));
        ana.forbids("session-not-today", () -> ana.post(ana.tomorrow(), "check-in"));
        ana.forbids("not-checked-in", () -> ana.post(ana.begun(), "check-out"));
    }

    @Test
    void aSettledRecordIsNeitherCorrectedWithoutReasonNorCheckedIn() {
        var ben = Enrolled.by(wire, api);
        ben.says(ben.begun(), "{\"outcome\": \"ATTENDED\", \"minutes\": 100}");

        ben.forbids("reason-needed", () -> ben.put(ben.begun(), "{\"outcome\": \"NO_SHOW\"}"));
        ben.forbids("reason-needed", () -> ben.put(ben.begun(), "{\"outcome\": \"ATTENDED\", \"minutes\": 101}"));
        ben.forbids("record-settled", () -> ben.post(ben.begun(), "check-in"));
        // After SessionAttended and WeeklyHoursEvaluated.
        assertThat(ben.nextNumber()).isEqualTo(3);
    }

    @Test
    void strangersAndWhatIsNoIdAreRefused() {
        var ana = ana();
        var stranger = new ClientId(UUID.randomUUID());
        var nowhere = new SessionId(UUID.randomUUID());
        var came = Map.<String, Object>of("outcome", "ATTENDED");
        var staff = api.as("clinician");

        ana.findsNothing(() -> ana.it().put(ana.begun(), stranger, came));
        ana.findsNothing(() -> ana.it().put(nowhere, ana.it().client, came));
        ana.findsNothing(() -> staff.post(AttendanceIT.path(ana.begun(), stranger) + "/check-in"));
        ana.findsNothing(() -> staff.get("/api/attendance/sessions/" + nowhere + "/sheet"));
        ana.findsNothing(() -> staff.get("/api/attendance/clients/" + stranger + "/progress"));
        ana.refusesInput("sessionId clientId outcome", () -> staff.put("/api/attendance/sessions/1/clients/2", "{}"));
    }

    @Test
    void whatMayBeEnteredIsSaid() {
        var ana = ana();
        for (var excuse : List.of("RAIN", "NOTICE")) {
            assertThat(ana.put(ana.begun(), "{\"outcome\": \"EXCUSED\", \"excuse\": \"%s\"}".formatted(excuse))
                            .mustBe(400)
                            .json()
                            .at("/errors/0/message")
                            .asString())
                    .isEqualTo("must be one of EMERGENCY, HOSPITAL, COURT, BEREAVEMENT");
        }
    }

    /// Notice given long ago is no fault, and nothing that follows from it fails.
    @Test
    void theEarliestTimesAreTaken() {
        var eva = Enrolled.by(wire, api);
        var early = "1900-01-01T00:00:00Z";
        eva.says(eva.tomorrow(), "{\"outcome\": \"EXCUSED\", \"noticeAt\": \"%s\"}".formatted(early));
        eva.it().progress().mustBe(200);
    }

    private Enrolled ana() {
        return Objects.requireNonNull(first);
    }
}
