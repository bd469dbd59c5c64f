package care.continuum.local.demo;

import care.continuum.events.Instrument;
import care.continuum.local.clinic.Known;
import care.continuum.local.clinic.Newcomer;
import care.continuum.local.clinic.Planned;
import care.continuum.local.clinic.Staff;
import care.continuum.local.clinic.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The steps that the stories have in common, told or silent. Each step of a told client ends when its event is heard,
/// so that the lines stand in order.
record Scene(Staff staff, Listener listener, Teller teller, Delays delays, ZoneId zone, LocalDate today) {

    /// From the first call to the signed consent.
    Known arrives(Newcomer who, Wish wish) {
        var name = who.givenName();
        teller.says("%s gets in touch with the clinic.".formatted(name));
        var client = staff.enter(who);
        listener.tell(client);
        listener.await(client, "InquiryReceived");
        var assessedOn = wish.startDate().minusDays(1);
        var answers = List.of(2, 1, 2, 1, 2, 1, 2, 1, 0);
        var score = staff.screen(client, Instrument.PHQ9, noon(assessedOn), answers);
        teller.says("%s fills in a questionnaire (PHQ-9: %d), is assessed and signs the consent."
                .formatted(name, score.path("total").asInt()));
        listener.await(client, "ScreeningCompleted");
        staff.assess(client, who.fullName(), assessedOn);
        listener.await(client, "ConsentGranted");
        return client;
    }

    /// From the request for a seat to the personal plan.
    List<Planned> isEnrolled(Known client, Newcomer who, Wish wish) {
        teller.says("%s is enrolled: %s track, from %s, %d week%s of %d hours."
                .formatted(
                        who.givenName(),
                        wish.track().name().toLowerCase(java.util.Locale.ROOT),
                        wish.startDate(),
                        wish.weeks(),
                        wish.weeks() == 1 ? "" : "s",
                        wish.weeklyHours()));
        staff.enroll(client, wish);
        return planOf(client, wish);
    }

    List<Planned> planOf(Known client, Wish wish) {
        staff.awaitStatus(client, "ACTIVE");
        var plan = staff.plan(client, wish.sessions());
        listener.await(client, "SessionsScheduled");
        return plan;
    }

    void attends(Known client, List<Planned> sessions) {
        sessions.forEach(session -> staff.attended(client, session, session.minutes()));
    }

    void misses(Known client, List<Planned> sessions) {
        sessions.forEach(session -> staff.missed(client, session));
    }

    /// Called when the last outcome is entered: reads the aftercare plan as soon as it is there.
    JsonNode completes(Known client) {
        var plan = staff.aftercarePlan(client);
        var readable = Instant.now();
        var completed = listener.await(client, "ProgramCompleted");
        delays.add(Duration.between(Instant.parse(completed.header("ce_time")), readable));
        return plan;
    }

    void tellAftercare(Known client, Newcomer who) {
        teller.aftercare(who.givenName(), staff.settledAftercarePlan(client));
    }

    private OffsetDateTime noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(zone).toOffsetDateTime();
    }
}
