package care.continuum.aftercare.terms;

import static care.continuum.events.Disposition.COMPLETED;
import static care.continuum.events.Disposition.NOT_COMPLETED;
import static care.continuum.events.Disposition.TRANSFERRED;

import care.continuum.events.Disposition;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.ReferralKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which referrals follow the program.
public record ReferralTable(List<Row> rows) {

    private static final Set<Reason> ANY = EnumSet.allOf(Reason.class);
    private static final Set<Reason> PSYCHIATRIC = Set.of(Reason.MENTAL_HEALTH, Reason.CO_OCCURRING);

    /// The table of a clinic that has not written its own.
    public static final ReferralTable USUAL = new ReferralTable(List.of(
            new Row(ReferralKind.OUTPATIENT_COUNSELING, Set.of(COMPLETED, NOT_COMPLETED), null, ANY),
            needed(ReferralKind.MEDICATION_MANAGEMENT, Need.MEDICATION_MANAGEMENT, COMPLETED, NOT_COMPLETED),
            new Row(ReferralKind.PSYCHIATRY, Set.of(COMPLETED), null, PSYCHIATRIC),
            needed(ReferralKind.FAMILY_THERAPY, Need.FAMILY_THERAPY, COMPLETED),
            needed(ReferralKind.SKILLS_VOCATIONAL, Need.SKILLS_TRAINING, COMPLETED),
            needed(ReferralKind.SOBER_LIVING, Need.SOBER_LIVING, COMPLETED),
            needed(ReferralKind.TWELVE_STEP, Need.TWELVE_STEP, COMPLETED, NOT_COMPLETED),
            needed(ReferralKind.SMART_RECOVERY, Need.SMART_RECOVERY, COMPLETED, NOT_COMPLETED),
            needed(ReferralKind.OTHER_MUTUAL_HELP, Need.OTHER_MUTUAL_HELP, COMPLETED, NOT_COMPLETED),
            new Row(ReferralKind.TRANSFER, Set.of(TRANSFERRED), null, ANY)));

    public ReferralTable {
        rows = List.copyOf(rows);
    }

    /// One line: the referral is made after these dispositions, for these reasons, where the need (if any) is there.
    public record Row(
            ReferralKind kind,
            Set<Disposition> dispositions,
            @Nullable Need need,
            Set<Reason> reasons) {

        public Row {
            dispositions = Set.copyOf(dispositions);
            reasons = Set.copyOf(reasons);
        }

        boolean applies(Disposition disposition, Enrollment enrollment) {
            return dispositions.contains(disposition)
                    && reasons.contains(enrollment.reason())
                    && (need == null || enrollment.needs().contains(need));
        }
    }

    /// Each kind once, in the order of the rows.
    public List<ReferralKind> kinds(Disposition disposition, Enrollment enrollment) {
        return rows.stream()
                .filter(row -> row.applies(disposition, enrollment))
                .map(Row::kind)
                .distinct()
                .toList();
    }

    private static Row needed(ReferralKind kind, Need need, Disposition... dispositions) {
        return new Row(kind, Set.of(dispositions), need, ANY);
    }
}
