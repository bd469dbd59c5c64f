package care.continuum.intake.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.events.AftercareEvent.ContinuingCareAppointmentKept;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentMissed;
import care.continuum.events.AftercareEvent.FollowUpReached;
import care.continuum.events.AppointmentId;
import care.continuum.events.AttendanceEvent.AttendanceCorrected;
import care.continuum.events.AttendanceEvent.OutreachRecorded;
import care.continuum.events.AttendanceEvent.SessionAttended;
import care.continuum.events.ClientId;
import care.continuum.events.ConsentType;
import care.continuum.events.FollowUpId;
import care.continuum.events.IntakeEvent.ClientErased;
import care.continuum.events.Outcome;
import care.continuum.events.OutreachChannel;
import care.continuum.events.OutreachResult;
import care.continuum.events.ReferralId;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.intake.client.Chart.Finding;
import care.continuum.intake.client.Erasing.Ask;
import care.continuum.intake.terms.Disclosure;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Person;
import care.continuum.intake.terms.Retention.LegalHold;
import care.continuum.intake.terms.Risk;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.RuleBroken;
import care.continuum.testing.InMemory;
import care.continuum.testing.Proves;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// When it may be forgotten who a client was.
class ErasingTest {

    private static final Instant LONG_AFTER = Ana.NOW.plus(Duration.ofDays(12 * 366));

    @Test
    void whoWasNeverEnrolledIsErasedAtOnce() {
        var change = Erasing.erase(client(Ana.asking()), ask(Ana.NOW));

        assertThat(change.events()).hasSize(1).first().isInstanceOf(ClientErased.class);
        assertThat(change.state().person()).isEqualTo(Person.ERASED);
        assertThat(change.state().searchTerms()).isEmpty();
        assertThat(change.state().status()).isEqualTo(EpisodeStatus.CANCELED);
        assertThat(Erasing.erase(change.state(), ask(LONG_AFTER)).events()).isEmpty();
    }

    @Test
    @Proves("erasure")
    void noDeadlineOfAnErasedClientIsToldOf() {
        var signed =
                Ana.consent(Ana.CONSENT, ConsentType.TREATMENT_PAYMENT_OPERATIONS, Ana.MONDAY.plusDays(7), Ana.MONDAY);
        var asked = client(Consenting.granted(Ana.asking(), signed).state());
        var erased = Erasing.erase(asked, ask(Ana.NOW)).state();

        assertThat(Deadlines.next(asked)).isNotNull();
        assertThat(Deadlines.next(erased)).isNull();
        assertThat(Deadlines.passed(erased, LONG_AFTER)).isEqualTo(Change.none(erased));
    }

    @Test
    @Proves("erasure")
    void whoWasEnrolledIsKeptForElevenYears() {
        var finished = client(Ana.active().finished().state());

        refused(finished, Ana.NOW, "retention-runs");
        assertThat(Erasing.erase(finished, ask(LONG_AFTER)).events()).hasSize(1);
    }

    @Test
    @Proves("erasure")
    void aMinorsRecordsAreKeptFromTheDayOfComingOfAge() {
        var minor = new Person("Ana", "Example", LocalDate.of(2010, 3, 2), null, "704 555 0101", null);
        var finished = client(minor, Ana.active().finished().state());

        assertThatThrownBy(() -> Erasing.erase(finished, ask(LONG_AFTER)))
                .isInstanceOfSatisfying(
                        RuleBroken.class, it -> assertThat(it.rule()).isEqualTo("retention-runs"))
                .hasMessage("The records are kept until 2039-03-02");
        assertThat(Erasing.erase(finished, ask(Instant.parse("2039-03-03T12:00:00Z")))
                        .events())
                .hasSize(1);
    }

    @Test
    @Proves("erasure")
    void howLongRecordsAreKeptIsASetting() {
        var clients = new InMemory<Client>();
        var finished = client(Ana.active().finished().state());
        clients.settle(finished.id(), () -> finished, Change::to);
        var inSixYears = Clock.fixed(Ana.NOW.plus(Duration.ofDays(6 * 366)), ZoneOffset.UTC);
        var command = Command.once("sue");

        assertThatThrownBy(() ->
                        new RetentionDesk(clients, inSixYears, Ana.CLINIC, 7).erase(Ana.ANA, "asked for it", command))
                .isInstanceOf(RuleBroken.class)
                .hasMessageStartingWith("The records are kept until 2033-");
        assertThat(new RetentionDesk(clients, inSixYears, Ana.CLINIC, 5)
                        .erase(Ana.ANA, "asked for it", command)
                        .erasedAt())
                .isEqualTo(inSixYears.instant());
    }

    @Test
    @Proves("erasure")
    void theLastDayOfRetentionEndsAtTheClinic() {
        var clients = new InMemory<Client>();
        var finished = client(Ana.active().finished().state());
        clients.settle(finished.id(), () -> finished, Change::to);
        var lastEvening = Clock.fixed(Instant.parse("2031-03-17T00:30:00Z"), ZoneOffset.UTC);

        assertThatThrownBy(() -> new RetentionDesk(clients, lastEvening, Ana.CLINIC, 5)
                        .erase(Ana.ANA, "asked for it", Command.once("sue")))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("The records are kept until 2031-03-16");
    }

    @Test
    @Proves("erasure")
    void whoMayBeInDangerIsNotErased() {
        var atRisk = RiskWatch.screened(Ana.asking(), Ana.thoughtOfDeath(Ana.NOW), true, Ana.today(Ana.NOW))
                .state();
        var crisis = RiskWatch.assessed(atRisk, finding(Risk.HIGH, Ana.NOW), Ana.today(Ana.NOW))
                .state();

        refused(client(atRisk), LONG_AFTER, "crisis-open");
        refused(client(crisis), LONG_AFTER, "crisis-open");
        var safe = client(RiskWatch.resolved(crisis, Ana.NOW).state());
        assertThat(Erasing.erase(safe, ask(Ana.NOW)).state().tasks()).isEmpty();
    }

    private static Finding finding(Risk risk, Instant at) {
        return new Finding(at, risk, "Asked.");
    }

    @Test
    @Proves("erasure")
    void everySeenOrReachedDayIsAContact() {
        var may = LocalDate.of(2026, 5, 4);
        var at = Ana.CLINIC.at(may, LocalTime.of(23, 0));
        var session = new SessionAttended(
                Ana.ANA, Ana.STAY, new SessionId(new UUID(0, 7)), SessionKind.GROUP, Track.DAY, at, 180, 180, false);
        var call = new FollowUpReached(Ana.ANA, Ana.STAY, new FollowUpId(new UUID(0, 7)), 60, at);
        var visit = new ContinuingCareAppointmentKept(Ana.ANA, Ana.STAY, new AppointmentId(new UUID(0, 7)), may);
        var missed = new ContinuingCareAppointmentMissed(Ana.ANA, Ana.STAY, visit.appointmentId(), at, null);
        var correction = new AttendanceCorrected(
                Ana.ANA,
                Ana.STAY,
                session.sessionId(),
                SessionKind.GROUP,
                Track.DAY,
                at,
                180,
                Outcome.ATTENDED,
                180,
                Outcome.NO_SHOW,
                0);

        keptUntil(heard(world -> world.attendance.on(session, World.origin(session, 1, at))), may.plusYears(11));
        keptUntil(
                heard(world -> {
                    world.attendance.on(session, World.origin(session, 1, at));
                    world.attendance.on(correction, World.origin(correction, 2, at));
                }),
                Ana.MONDAY.plusWeeks(2).plusYears(11));
        keptUntil(heard(world -> world.aftercare.on(call, World.origin(call, 1, at))), may.plusYears(11));
        keptUntil(heard(world -> world.aftercare.on(visit, World.origin(visit, 1, at))), may.plusYears(11));
        keptUntil(
                heard(world -> {
                    world.aftercare.on(visit, World.origin(visit, 1, at));
                    world.aftercare.on(missed, World.origin(missed, 2, at));
                }),
                Ana.MONDAY.plusWeeks(2).plusYears(11));
        for (var result : OutreachResult.values()) {
            var outreach = new OutreachRecorded(Ana.ANA, Ana.STAY, OutreachChannel.PHONE, result, at);
            var last = result == OutreachResult.REACHED ? may : Ana.MONDAY.plusWeeks(2);
            keptUntil(heard(world -> world.attendance.on(outreach, World.origin(outreach, 1, at))), last.plusYears(11));
        }
        keptUntil(client(found(at).finished().state()), may.plusYears(11));
        keptUntil(client(takenBack(null, at)), may.plusYears(11));
        keptUntil(client(takenBack("Dr. Stone", at)), may.plusYears(11));
    }

    private static Episode found(Instant at) {
        return RiskWatch.assessed(Ana.active(), finding(Risk.LOW, at), Ana.today(at))
                .state();
    }

    private static Episode takenBack(@Nullable String recipient, Instant at) {
        return Consenting.revoked(Ana.active().finished().state(), Ana.CONSENT, recipient, null, at)
                .state();
    }

    private static Client heard(Consumer<World> news) {
        var world = new World();
        world.clients.states.put(
                Ana.ANA.toString(), client(Ana.active().finished().state()));
        news.accept(world);
        return world.clients.get(Ana.ANA.toString());
    }

    /// By the clinic's calendar.
    private static void keptUntil(Client client, LocalDate day) {
        refused(client, Ana.CLINIC.at(day, LocalTime.of(23, 0)), "retention-runs");
        assertThat(Erasing.erase(client, ask(Ana.CLINIC.at(day.plusDays(1), LocalTime.MIDNIGHT)))
                        .events())
                .hasSize(1);
    }

    @Test
    void whatIsOnItsWayIsSettledFirst() {
        var row = new Disclosure(
                new ReferralId(new UUID(0, 9)),
                Ana.STAY,
                "Harbor",
                "treatment",
                Ana.CONSENT,
                Disclosure.Status.OPEN,
                Ana.NOW,
                "service",
                Ana.NOW.plusSeconds(60),
                null);

        refused(client(Ana.asking()).with(List.of(row)), Ana.NOW, "disclosure-open");
        var settled = client(Ana.asking()).with(List.of(row.settled(Disclosure.Status.SENT, Ana.NOW)));
        assertThat(Erasing.erase(settled, ask(Ana.NOW)).state().disclosures()).hasSize(1);
    }

    @Test
    void whoIsInTheProgramIsNotErased() {
        refused(client(Ana.active()), LONG_AFTER, "seat-asked");
    }

    @Test
    @Proves("erasure")
    void aLegalHoldKeepsTheRecordsUntilItIsLifted() {
        var held = Erasing.hold(client(Ana.asking()), new LegalHold("a lawsuit", "sue", Ana.NOW))
                .state();

        refused(held, LONG_AFTER, "legal-hold");
        var lifted = Erasing.lift(held).state();
        assertThat(Erasing.erase(lifted, ask(Ana.NOW)).events()).hasSize(1);
    }

    @Test
    @Proves("erasure")
    void nothingIsDecidedForWhoWasErased() {
        var gone = Erasing.erase(client(Ana.ready()), ask(Ana.NOW)).state();
        var stay = new Stay(Ana.ANA, null);

        mustBeGone(() -> stay.decide(gone, Ana::enroll));
        mustBeGone(() -> gone.readmit(Ana.STAY, Ana.inquiry()));
        mustBeGone(() -> Erasing.hold(gone, new LegalHold("a lawsuit", "sue", Ana.NOW)));
        mustBeGone(() -> Disclosing.ask(
                gone,
                null,
                new Disclosing.Ask(
                        new ReferralId(new UUID(0, 9)), "Harbor", "treatment", null, "service", Duration.ofDays(1)),
                Ana.NOW));
        assertThat(Alike.found(gone, new ClientId(new UUID(0, 7)), Ana.NOW).state())
                .isEqualTo(gone);
    }

    private static void mustBeGone(ThrowableAssert.ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        RuleBroken.class, it -> assertThat(it.rule()).isEqualTo("client-erased"));
    }

    private static void refused(Client client, Instant at, String rule) {
        assertThatThrownBy(() -> Erasing.erase(client, ask(at)))
                .isInstanceOfSatisfying(
                        RuleBroken.class, it -> assertThat(it.rule()).isEqualTo(rule));
    }

    private static Client client(Episode episode) {
        return client(Ana.person(), episode);
    }

    private static Client client(Person person, Episode episode) {
        return Client.inquire(Ana.ANA, Ana.STAY, person, Ana.inquiry())
                .state()
                .decide(_ -> Change.to(episode))
                .state();
    }

    private static Ask ask(Instant at) {
        return new Ask("asked for it", "sue", 11, Ana.at(at));
    }
}
