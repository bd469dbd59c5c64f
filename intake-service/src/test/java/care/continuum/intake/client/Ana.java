package care.continuum.intake.client;

import care.continuum.events.AgeBand;
import care.continuum.events.AssessmentBasis;
import care.continuum.events.Channel;
import care.continuum.events.ClientId;
import care.continuum.events.ConsentEnd;
import care.continuum.events.ConsentExpiry;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.EpisodeId;
import care.continuum.events.Instrument;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.ConsentRevoked;
import care.continuum.events.IntakeEvent.EnrollmentRequested;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.SchedulingEvent.SeatRefused;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.events.ScreeningId;
import care.continuum.events.SeatRefusal;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.intake.client.RiskWatch.Today;
import care.continuum.intake.terms.Assessment;
import care.continuum.intake.terms.Clocks;
import care.continuum.intake.terms.Consent;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.Inquiry;
import care.continuum.intake.terms.Person;
import care.continuum.intake.terms.Scoring;
import care.continuum.intake.terms.Screening;
import care.continuum.intake.terms.Sex;
import care.continuum.messaging.Change;
import care.continuum.web.ClinicZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Ana, who calls on a Monday morning, and how far she has come.
final class Ana {

    static final ClinicZone CLINIC = new ClinicZone(ZoneId.of("America/New_York"));
    static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    static final Instant NOW = CLINIC.at(MONDAY, LocalTime.of(10, 0));
    static final ClientId ANA = new ClientId(new UUID(0, 1));
    static final EpisodeId STAY = new EpisodeId(new UUID(0, 2));
    static final SectionId SECTION = new SectionId(new UUID(0, 3));
    static final ConsentId CONSENT = new ConsentId(new UUID(0, 4));
    static final Enrollment.Wish WISH = new Enrollment.Wish(Track.DAY, MONDAY, 2, 9, Set.of(Need.SOBER_LIVING));
    static final Enrollment.Offer OFFER = new Enrollment.Offer("released-1", SECTION, NOW.plusSeconds(24 * 60 * 60));

    static final Clocks CLOCKS = new Clocks(NOW.plus(Duration.ofDays(2)), null, List.of());

    static final Moment AT = at(NOW);
    static final @Nullable LocalDate AGREED = null;
    static final Function<LocalDate, AgeBand> ADULTS = _ -> AgeBand.ADULT;

    private Ana() {}

    static Moment at(Instant now) {
        return new Moment(now, CLINIC);
    }

    static Person person() {
        return new Person("Ana", "Example", LocalDate.of(1990, 5, 17), Sex.F, "704-555-0101", "ana@example.org");
    }

    static Inquiry inquiry(Inquiry.Preference... first) {
        return new Inquiry(Channel.PHONE, Reason.CO_OCCURRING, Track.DAY, null, Set.of(first), NOW, CLOCKS);
    }

    static Episode asking() {
        return Episode.begin(STAY, ANA, inquiry());
    }

    static Episode assessed() {
        return asking().assessed(assessment("2.1", MONDAY), NOW).state();
    }

    static Episode ready() {
        return Consenting.granted(assessed(), consent()).state();
    }

    static Episode requested() {
        return enroll(ready()).state();
    }

    static Episode waiting() {
        return refused(requested(), 1).state();
    }

    static Episode offered() {
        return Offering.offered(waiting(), OFFER).state();
    }

    static Episode active() {
        return Seating.reserved(requested(), seat(1), NOW, AT).state();
    }

    static Episode onHold() {
        return Holding.suspend(active(), AT).state();
    }

    static Change<Episode> refused(Episode episode, int attempt) {
        var seat = new SeatRefused(ANA, STAY, attempt, Track.DAY, AgeBand.ADULT, SeatRefusal.FULL);
        return Seating.refused(episode, seat, AT, person().ofAgeOn());
    }

    static Change<Episode> enroll(Episode episode) {
        return Seating.enroll(episode, WISH, AgeBand.ADULT, NOW);
    }

    static Assessment assessment(String level, LocalDate on) {
        return new Assessment(AssessmentBasis.ASAM, "4", Map.of("1", 0, "2", 1), level, on);
    }

    static Consent consent() {
        return consent(CONSENT, ConsentType.TREATMENT_PAYMENT_OPERATIONS, null, MONDAY);
    }

    /// The end of the treatment has ended it.
    static ConsentRevoked consentEnded(EpisodeId stay, Instant at) {
        return new ConsentRevoked(
                ANA, stay, CONSENT, ConsentType.TREATMENT_PAYMENT_OPERATIONS, false, at, ConsentEnd.END_OF_TREATMENT);
    }

    static Consent consent(ConsentId id, ConsentType type, @Nullable LocalDate lastDay, LocalDate signedOn) {
        var terms = new Consent.Terms("the clinic", "attendance", "providers", "treatment", "1", "Ana Example", null);
        var endsAt = lastDay == null ? null : CLINIC.at(lastDay.plusDays(1), LocalTime.MIDNIGHT);
        var expiry = lastDay == null ? ConsentExpiry.END_OF_TREATMENT : ConsentExpiry.ON_DATE;
        return new Consent(id, type, terms, expiry, lastDay, endsAt, signedOn, Set.of(), null, false, List.of());
    }

    static Screening screening(Instrument instrument, Instant at, @Nullable Integer... answers) {
        List<@Nullable Integer> given = Arrays.asList(answers);
        var id = new ScreeningId(new UUID(0, 5));
        return new Screening(id, instrument, at, given, Scoring.score(instrument, given, Sex.F));
    }

    static Screening thoughtOfDeath(Instant at) {
        return screening(Instrument.PHQ9, at, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    }

    static Today today(Instant now) {
        return Today.at(now, CLINIC, 30);
    }

    static SeatReserved seat(int attempt) {
        return new SeatReserved(ANA, STAY, attempt, SECTION, Track.DAY, AgeBand.ADULT);
    }

    static EnrollmentRequested request(int attempt) {
        return new EnrollmentRequested(
                ANA, STAY, attempt, Track.DAY, AgeBand.ADULT, MONDAY, 2, 9, Set.of(Need.SOBER_LIVING));
    }

    static ClientEnrolled enrolled(int attempt) {
        return new ClientEnrolled(
                ANA,
                STAY,
                attempt,
                SECTION,
                Track.DAY,
                AgeBand.ADULT,
                Reason.CO_OCCURRING,
                MONDAY,
                2,
                9,
                Set.of(Need.SOBER_LIVING),
                NOW);
    }
}
