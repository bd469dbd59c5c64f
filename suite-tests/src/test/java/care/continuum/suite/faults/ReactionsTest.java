package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.stack.Part;
import care.continuum.local.topics.TopicRecord;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a service hears and this list lacks, no run would miss.
class ReactionsTest {

    /// "Who reacts" of the public contract; that a client was erased destroys a key, and aftercare alone marks it.
    private static final Map<Part, Set<String>> CONTRACT = Map.of(
            Part.INTAKE,
            Set.of("SeatReserved", "SeatRefused", "SeatReleased", "ProgramCompleted", "ClientDischarged"),
            Part.SCHEDULING,
            Set.of(
                    "EnrollmentRequested",
                    "ClientEnrolled",
                    "ProgramCompleted",
                    "ClientDischarged",
                    "SeatOffered",
                    "SeatOfferExpired",
                    "EnrollmentWithdrawn",
                    "EnrollmentSuspended",
                    "EnrollmentResumed",
                    "ContinuingCareAppointmentProposed",
                    "ContinuingCareAppointmentCanceled",
                    "ContinuingCareAppointmentRescheduled"),
            Part.ATTENDANCE,
            Set.of(
                    "SessionsScheduled",
                    "SessionRescheduled",
                    "SessionCanceled",
                    "ScreeningCompleted",
                    "EnrollmentSuspended",
                    "EnrollmentResumed",
                    "CrisisRaised",
                    "CrisisResolved"),
            Part.AFTERCARE,
            Set.of(
                    "ClientEnrolled",
                    "ProgramCompleted",
                    "ClientDischarged",
                    "ConsentGranted",
                    "ConsentRevoked",
                    "AppointmentSlotBooked",
                    "AppointmentSlotRefused",
                    "ClientErased"));

    @ParameterizedTest
    @EnumSource(names = {"INTAKE", "SCHEDULING", "ATTENDANCE", "AFTERCARE"})
    void whoeverReactsByTheContractIsHeldToIt(Part part) {
        assertThat(Reactions.types(part)).containsAll(CONTRACT.getOrDefault(part, Set.of()));
    }

    @ParameterizedTest
    @EnumSource(names = {"INTAKE", "SCHEDULING", "ATTENDANCE", "AFTERCARE"})
    void whatAServicesFeedsHearItIsHeldTo(Part part) {
        var heard = new TreeSet<String>();
        var always = new TreeMap<String, Set<String>>();
        for (var feed : FeedSource.of(part)) {
            heard.addAll(feed.heard());
            always.put(feed.topic(), feed.heardInAnyCase());
        }

        assertThat(Reactions.types(part)).isEqualTo(heard);
        assertThat(Reactions.topics(part)).isEqualTo(always.keySet());
        Reactions.of(part)
                .forEach((topic, types) ->
                        assertThat(always.get(topic)).as(topic).containsAll(types));
    }

    @Test
    void whatSaysNothingOfWhatAServiceKeepsIsNotDemanded() {
        assertThat(isHeard(Part.INTAKE, "attendance", "SessionAttended", "{}")).isTrue();
        assertThat(isHeard(Part.INTAKE, "attendance", "SessionMissed", "{}")).isFalse();
        assertThat(isHeard(Part.INTAKE, "attendance", "AttendanceCorrected", "{}"))
                .isTrue();
        assertThat(isHeard(Part.INTAKE, "attendance", "SessionMadeUp", "{\"minutes\": 60}"))
                .isFalse();
        assertThat(isHeard(Part.INTAKE, "attendance", "SessionMadeUp", "{\"startsAt\": \"2026-03-02T14:00:00Z\"}"))
                .isTrue();
        assertThat(isHeard(Part.INTAKE, "attendance", "OutreachRecorded", "{\"result\": \"REACHED\"}"))
                .isTrue();
        assertThat(isHeard(Part.INTAKE, "attendance", "OutreachRecorded", "{\"result\": \"NO_ANSWER\"}"))
                .isFalse();
        assertThat(isHeard(Part.ATTENDANCE, "intake", "ScreeningCompleted", "{\"total\": 3}"))
                .isFalse();
        assertThat(isHeard(Part.ATTENDANCE, "intake", "ScreeningCompleted", "{\"bam\": {\"use\": 3}}"))
                .isTrue();
        assertThat(isHeard(Part.ATTENDANCE, "intake", "EnrollmentWithdrawn", "{}"))
                .isFalse();
        assertThat(isHeard(Part.ATTENDANCE, "intake", "EnrollmentWithdrawn", "{\"enrolled\": true}"))
                .isTrue();
        assertThat(isHeard(Part.AFTERCARE, "intake", "InquiryReceived", "{}")).isFalse();
        assertThat(isHeard(Part.AFTERCARE, "intake", "InquiryReceived", "{\"readmissionOf\": \"e\"}"))
                .isTrue();
    }

    /// In scheduling, families are by client.
    @Test
    void aConsentIsMarkedWhereItIsKept() {
        var specific = told("intake", "ConsentRevoked", "{\"consentType\": \"SPECIFIC_RECIPIENT\"}");

        assertThat(Reactions.isHeard(Part.SCHEDULING, specific)).isTrue();
        assertThat(Reactions.targets(Part.SCHEDULING, specific)).containsExactly("clientId");
        assertThat(Reactions.targets(Part.AFTERCARE, specific)).contains("episodeId");
        assertThat(isHeard(Part.SCHEDULING, "intake", "ConsentGranted", "{}")).isFalse();
    }

    private static boolean isHeard(Part part, String service, String type, String value) {
        return Reactions.isHeard(part, told(service, type, value));
    }

    private static TopicRecord told(String service, String type, String value) {
        var headers = Map.of("ce_type", "care.continuum.%s.%s.v1".formatted(service, type));
        return new TopicRecord(service + ".events", 0, 0, 0, "ana", headers, value);
    }
}
