package care.continuum.aftercare.table;

import care.continuum.aftercare.terms.ConsentNeeded;
import care.continuum.aftercare.terms.ReferralTable;
import care.continuum.aftercare.terms.ReferralTable.Row;
import care.continuum.events.Disposition;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.ReferralKind;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Check;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The table as staff write it down, in the order in which a plan lists its referrals.
record TableRequest(@NotEmpty @Size(max = 100) List<Line> rows) {

    @Check
    static List<Fault> distinct(List<@Nullable Line> rows) {
        var faults = new ArrayList<Fault>();
        var known = new HashSet<Row>();
        for (int index = 0; index < rows.size(); index++) {
            var line = rows.get(index);
            if (line != null && !known.add(line.row())) {
                faults.add(new Fault("rows[%d]".formatted(index), "stands here twice"));
            }
        }
        return faults;
    }

    /// @param need    missing where the referral does not depend on one
    /// @param reasons every one, where they are missing
    /// @param consent follows from the kind; may be given as it was read
    record Line(
            ReferralKind kind,
            @NotEmpty Set<Disposition> dispositions,
            @Nullable Need need,
            @Nullable @Size(min = 1) Set<Reason> reasons,
            @Nullable ConsentNeeded consent) {

        @Check
        static List<Fault> consented(ReferralKind kind, @Nullable ConsentNeeded consent) {
            var needed = ConsentNeeded.of(kind);
            return Fault.unless(
                    consent == null || consent == needed, "consent", "is %s for %s".formatted(needed, kind));
        }

        @Check
        static List<Fault> transferred(ReferralKind kind, Set<Disposition> dispositions) {
            return Fault.unless(
                    kind != ReferralKind.TRANSFER || dispositions.equals(Set.of(Disposition.TRANSFERRED)),
                    "dispositions",
                    "must be TRANSFERRED alone for TRANSFER");
        }

        private Row row() {
            return new Row(kind, dispositions, need, reasons == null ? EnumSet.allOf(Reason.class) : reasons);
        }
    }

    ReferralTable table() {
        return new ReferralTable(rows.stream().map(Line::row).toList());
    }
}
