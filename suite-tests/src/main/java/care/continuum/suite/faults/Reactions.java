package care.continuum.suite.faults;

import static care.continuum.local.stack.Part.AFTERCARE;
import static care.continuum.local.stack.Part.ATTENDANCE;
import static care.continuum.local.stack.Part.INTAKE;
import static care.continuum.local.stack.Part.SCHEDULING;

import care.continuum.local.stack.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Who reacts to what, as the public contract has it. What is not here a service may pass over.
final class Reactions {

    /// By topic, the types of events that leave a mark in the service.
    private static final Map<Part, Map<String, Set<String>>> HEARD = Map.of(
            INTAKE,
            Map.of(
                    "scheduling.events", Set.of("SeatReserved", "SeatRefused", "SeatReleased"),
                    "attendance.events", Set.of("ProgramCompleted", "ClientDischarged"),
                    "aftercare.events", Set.of("AftercarePlanClosed", "ClientDied")),
            SCHEDULING,
            Map.of(
                    "intake.events",
                    Set.of(
                            "EnrollmentRequested",
                            "SeatOffered",
                            "SeatOfferExpired",
                            "ClientEnrolled",
                            "EnrollmentWithdrawn"),
                    "attendance.events",
                    Set.of("ProgramCompleted", "ClientDischarged"),
                    "aftercare.events",
                    Set.of(
                            "ContinuingCareAppointmentProposed",
                            "ContinuingCareAppointmentRescheduled",
                            "ContinuingCareAppointmentCanceled")),
            ATTENDANCE,
            Map.of(
                    "scheduling.events", Set.of("SessionsScheduled"),
                    "intake.events", Set.of("CrisisRaised", "CrisisResolved"),
                    "aftercare.events", Set.of("ClientDied")),
            AFTERCARE,
            Map.of(
                    "intake.events", Set.of("ClientEnrolled", "ConsentGranted"),
                    "attendance.events", Set.of("ProgramCompleted", "ClientDischarged"),
                    "scheduling.events",
                            Set.of("AppointmentSlotBooked", "AppointmentSlotRefused", "AppointmentSlotReleased")));

    /// Whom an event may be about, the narrowest first.
    static final List<String> TARGETS = List.of("appointmentId", "episodeId", "clientId");

    private Reactions() {}

    /// The types that have an effect, by topic.
    static Map<String, Set<String>> of(Part part) {
        return HEARD.getOrDefault(part, Map.of());
    }

    /// What the service hears.
    static Set<String> topics(Part part) {
        return of(part).keySet();
    }

    /// Those who hear the topic.
    static Stream<Part> hearing(String topic) {
        return Part.SERVICES.stream().filter(part -> topics(part).contains(topic));
    }

    /// Those in whom an event of this type of the topic has an effect.
    static Stream<Part> to(String topic, String type) {
        return Part.SERVICES.stream()
                .filter(part -> of(part).getOrDefault(topic, Set.of()).contains(type));
    }
}
