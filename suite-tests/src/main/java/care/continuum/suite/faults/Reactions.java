package care.continuum.suite.faults;

import static care.continuum.local.stack.Part.AFTERCARE;
import static care.continuum.local.stack.Part.ATTENDANCE;
import static care.continuum.local.stack.Part.INTAKE;
import static care.continuum.local.stack.Part.SCHEDULING;

import care.continuum.local.stack.Part;
import care.continuum.local.topics.TopicRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Who reacts to what, as the public contract has it. What is not here a service passes over; a test holds it to what
/// the services' feeds do.
final class Reactions {

    /// By topic, the types of events that always leave a mark in the service.
    private static final Map<Part, Map<String, Set<String>>> HEARD = Map.of(
            INTAKE,
            Map.of(
                    "scheduling.events", Set.of("SeatReserved", "SeatRefused", "SeatReleased"),
                    "attendance.events",
                            Set.of("ProgramCompleted", "ClientDischarged", "SessionAttended", "AttendanceCorrected"),
                    "aftercare.events",
                            Set.of(
                                    "AftercarePlanClosed",
                                    "ClientDied",
                                    "ContinuingCareAppointmentKept",
                                    "ContinuingCareAppointmentMissed",
                                    "FollowUpReached")),
            SCHEDULING,
            Map.of(
                    "intake.events",
                    Set.of(
                            "EnrollmentRequested",
                            "SeatOffered",
                            "SeatOfferExpired",
                            "ClientEnrolled",
                            "EnrollmentWithdrawn",
                            "EnrollmentSuspended",
                            "EnrollmentResumed",
                            "EnrollmentExtended",
                            "TrackChanged"),
                    "attendance.events",
                    Set.of("ProgramCompleted", "ClientDischarged"),
                    "aftercare.events",
                    Set.of(
                            "ContinuingCareAppointmentProposed",
                            "ContinuingCareAppointmentRescheduled",
                            "ContinuingCareAppointmentCanceled")),
            ATTENDANCE,
            Map.of(
                    "scheduling.events",
                    Set.of("SessionsScheduled", "SessionRescheduled", "SessionCanceled"),
                    "intake.events",
                    Set.of(
                            "ClientEnrolled",
                            "CrisisRaised",
                            "CrisisResolved",
                            "EnrollmentSuspended",
                            "EnrollmentResumed",
                            "EnrollmentExtended",
                            "TrackChanged"),
                    "aftercare.events",
                    Set.of("ClientDied")),
            AFTERCARE,
            Map.of(
                    "intake.events", Set.of("ClientEnrolled", "ConsentGranted", "ConsentRevoked", "ClientErased"),
                    "attendance.events", Set.of("ProgramCompleted", "ClientDischarged", "OutreachRecorded"),
                    "scheduling.events",
                            Set.of("AppointmentSlotBooked", "AppointmentSlotRefused", "AppointmentSlotReleased")));

    /// Whom an event may be about, the narrowest first.
    private static final List<String> TARGETS = List.of("appointmentId", "episodeId", "clientId");

    /// Events that leave a mark where they say something of what the service keeps.
    private static final List<Sometimes> SOMETIMES = List.of(
            new Sometimes(INTAKE, "SessionMadeUp", told -> told.hasNonNull("startsAt")),
            new Sometimes(INTAKE, "OutreachRecorded", told -> is(told, "result", "REACHED")),
            new Sometimes(SCHEDULING, "ConsentGranted", Reactions::isSpecific, List.of("clientId")),
            new Sometimes(SCHEDULING, "ConsentRevoked", Reactions::isSpecific, List.of("clientId")),
            new Sometimes(ATTENDANCE, "ScreeningCompleted", told -> told.hasNonNull("bam")),
            new Sometimes(
                    ATTENDANCE,
                    "EnrollmentWithdrawn",
                    told -> told.path("enrolled").asBoolean(false)),
            new Sometimes(
                    AFTERCARE, "InquiryReceived", told -> told.hasNonNull("readmissionOf"), List.of("readmissionOf")));

    /// @param isMarked whether an event with these contents is
    /// @param targets  whom it is about
    private record Sometimes(Part part, String type, Predicate<JsonNode> isMarked, List<String> targets) {

        Sometimes(Part part, String type, Predicate<JsonNode> isMarked) {
            this(part, type, isMarked, TARGETS);
        }
    }

    private Reactions() {}

    private static boolean isSpecific(JsonNode told) {
        return is(told, "consentType", "SPECIFIC_RECIPIENT");
    }

    private static boolean is(JsonNode told, String field, String value) {
        return told.path(field).asString("").equals(value);
    }

    /// The types that always have an effect, by topic.
    static Map<String, Set<String>> of(Part part) {
        return HEARD.getOrDefault(part, Map.of());
    }

    /// The types of all topics that have an effect, if only with some contents.
    static Set<String> types(Part part) {
        return Stream.concat(
                        of(part).values().stream().flatMap(Set::stream),
                        sometimes(part).map(Sometimes::type))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Sometimes> sometimes(Part part) {
        return SOMETIMES.stream().filter(some -> some.part == part);
    }

    /// What the service hears.
    static Set<String> topics(Part part) {
        return of(part).keySet();
    }

    /// Those who hear the topic.
    static Stream<Part> hearing(String topic) {
        return Part.SERVICES.stream().filter(part -> topics(part).contains(topic));
    }

    /// Whether the event has an effect in the service.
    static boolean isHeard(Part part, TopicRecord event) {
        return of(part).getOrDefault(event.topic(), Set.of()).contains(event.name())
                || sometimes(part).anyMatch(it -> it.type.equals(event.name()) && it.isMarked.test(event.json()));
    }

    /// The fields that may say in which document the event has its effect, the narrowest first.
    static List<String> targets(Part part, TopicRecord event) {
        return sometimes(part)
                .filter(it -> it.type.equals(event.name()))
                .findFirst()
                .map(Sometimes::targets)
                .orElse(TARGETS);
    }
}
