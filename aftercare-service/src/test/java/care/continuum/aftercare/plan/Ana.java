package care.continuum.aftercare.plan;

import care.continuum.aftercare.Shipped;
import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.Consent;
import care.continuum.aftercare.terms.Course;
import care.continuum.aftercare.terms.Ending;
import care.continuum.aftercare.terms.Enrollment;
import care.continuum.aftercare.terms.Referral;
import care.continuum.aftercare.terms.ReferralTable;
import care.continuum.aftercare.terms.Slot;
import care.continuum.aftercare.terms.Slot.Said;
import care.continuum.aftercare.terms.Terms;
import care.continuum.events.ClientId;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.ReferralKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A client of the tests, discharged on a Monday.
final class Ana {

    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final ClientId CLIENT = new ClientId(new UUID(0, 1));
    static final EpisodeId EPISODE = new EpisodeId(new UUID(0, 2));
    static final LocalDate DISCHARGED = LocalDate.of(2026, 3, 2);
    static final Instant NOW = at(DISCHARGED, 15);

    static final Terms TERMS = beside();

    static final Enrollment NEEDS =
            new Enrollment(Reason.CO_OCCURRING, Set.of(Need.SOBER_LIVING, Need.TWELVE_STEP, Need.FAMILY_THERAPY));
    static final Ending COMPLETED = new Ending(Disposition.COMPLETED, null, DISCHARGED, NOW);
    static final Ending LEFT = new Ending(Disposition.NOT_COMPLETED, DischargeReason.ATTENDANCE, DISCHARGED, NOW);
    static final Ending TRANSFERRED = new Ending(Disposition.TRANSFERRED, DischargeReason.MOVED, DISCHARGED, NOW);
    static final Ending DIED = new Ending(Disposition.NOT_COMPLETED, DischargeReason.DIED, DISCHARGED, NOW);
    static final Consent TPO = consent(3, ConsentType.TREATMENT_PAYMENT_OPERATIONS);
    static final Consent SPECIFIC = consent(4, ConsentType.SPECIFIC_RECIPIENT);

    private Ana() {}

    /// @param others how far Ana's plans of other stays have come
    static Terms beside(Course... others) {
        return new Terms(Shipped.PRACTICE, () -> ReferralTable.USUAL, (_, _) -> List.of(others));
    }

    static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(ZONE).toInstant();
    }

    static Instant daysAfter(int days) {
        return at(DISCHARGED.plusDays(days), 10);
    }

    static Plan unheard() {
        return Plan.unheard(CLIENT, EPISODE, ZONE, Shipped.PRACTICE);
    }

    static Plan after(Ending ending) {
        return unheard()
                .enrolled(NEEDS, TERMS, NOW)
                .state()
                .consented(TPO, NOW)
                .state()
                .ended(ending, TERMS, NOW)
                .state();
    }

    /// With the first appointment booked for this many days after the discharge.
    static Plan booked(int days) {
        var plan = after(COMPLETED);
        return plan.slot(slot(first(plan), days), NOW).state();
    }

    static Appointment first(Plan plan) {
        return plan.appointments().getFirst();
    }

    static Referral referral(Plan plan, ReferralKind kind) {
        return plan.referrals().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    static Slot slot(Appointment appointment, int days) {
        return new Slot(appointment.appointmentId(), Said.BOOKED, daysAfter(days));
    }

    static Slot refused(Appointment appointment) {
        return new Slot(appointment.appointmentId(), Said.REFUSED, null);
    }

    static Slot released(Appointment appointment) {
        return new Slot(appointment.appointmentId(), Said.RELEASED, null);
    }

    static Consent revoked(Consent consent) {
        return new Consent(consent.consentId(), consent.type(), false, true, null);
    }

    static Consent until(Consent consent, LocalDate last) {
        return new Consent(consent.consentId(), consent.type(), true, false, last);
    }

    static Consent anotherTpo() {
        return consent(5, ConsentType.TREATMENT_PAYMENT_OPERATIONS);
    }

    static Consent anotherSpecific() {
        return consent(6, ConsentType.SPECIFIC_RECIPIENT);
    }

    private static Consent consent(long number, ConsentType type) {
        return new Consent(new ConsentId(new UUID(0, number)), type, true, false, null);
    }
}
