package care.continuum.aftercare.terms;

import static care.continuum.events.Disposition.COMPLETED;
import static care.continuum.events.Disposition.NOT_COMPLETED;
import static care.continuum.events.Disposition.TRANSFERRED;

import care.continuum.events.Disposition;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.ReferralKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which referrals follow the program, and which consent each of them needs.
public final class ReferralTable {

    private static final Set<Reason> PSYCHIATRIC = Set.of(Reason.MENTAL_HEALTH, Reason.CO_OCCURRING);

    private static final List<Row> ROWS = List.of(
            tpo(ReferralKind.OUTPATIENT_COUNSELING, null, Set.of(COMPLETED, NOT_COMPLETED)),
            tpo(ReferralKind.MEDICATION_MANAGEMENT, Need.MEDICATION_MANAGEMENT, Set.of(COMPLETED, NOT_COMPLETED)),
            new Row(
                    ReferralKind.PSYCHIATRY,
                    Set.of(COMPLETED),
                    null,
                    PSYCHIATRIC,
                    ConsentNeeded.TREATMENT_PAYMENT_OPERATIONS),
            tpo(ReferralKind.FAMILY_THERAPY, Need.FAMILY_THERAPY, Set.of(COMPLETED)),
            specific(ReferralKind.SKILLS_VOCATIONAL, Need.SKILLS_TRAINING),
            specific(ReferralKind.SOBER_LIVING, Need.SOBER_LIVING),
            mutualHelp(ReferralKind.TWELVE_STEP, Need.TWELVE_STEP),
            mutualHelp(ReferralKind.SMART_RECOVERY, Need.SMART_RECOVERY),
            mutualHelp(ReferralKind.OTHER_MUTUAL_HELP, Need.OTHER_MUTUAL_HELP),
            tpo(ReferralKind.TRANSFER, null, Set.of(TRANSFERRED)));

    private ReferralTable() {}

    /// One line: the referral is made after these dispositions, for these reasons, where the need (if any) is there.
    public record Row(
            ReferralKind kind,
            Set<Disposition> dispositions,
            @Nullable Need need,
            Set<Reason> reasons,
            ConsentNeeded consent) {

        boolean applies(Disposition disposition, Enrollment enrollment) {
            return dispositions.contains(disposition)
                    && reasons.contains(enrollment.reason())
                    && (need == null || enrollment.needs().contains(need));
        }
    }

    public static List<Row> rows() {
        return ROWS;
    }

    public static List<ReferralKind> kinds(Disposition disposition, Enrollment enrollment) {
        return ROWS.stream()
                .filter(row -> row.applies(disposition, enrollment))
                .map(Row::kind)
                .toList();
    }

    public static ConsentNeeded consent(ReferralKind kind) {
        return ROWS.stream()
                .filter(row -> row.kind() == kind)
                .findFirst()
                .orElseThrow()
                .consent();
    }

    private static Row tpo(ReferralKind kind, @Nullable Need need, Set<Disposition> dispositions) {
        return new Row(kind, dispositions, need, Set.of(Reason.values()), ConsentNeeded.TREATMENT_PAYMENT_OPERATIONS);
    }

    private static Row specific(ReferralKind kind, Need need) {
        return new Row(kind, Set.of(COMPLETED), need, Set.of(Reason.values()), ConsentNeeded.SPECIFIC_RECIPIENT);
    }

    private static Row mutualHelp(ReferralKind kind, Need need) {
        return new Row(kind, Set.of(COMPLETED, NOT_COMPLETED), need, Set.of(Reason.values()), ConsentNeeded.NONE);
    }
}
