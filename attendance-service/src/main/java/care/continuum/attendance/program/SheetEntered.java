package care.continuum.attendance.program;

import care.continuum.attendance.terms.LaterExcuse;
import care.continuum.attendance.terms.Mark;
import care.continuum.events.ClientId;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Check;
import care.continuum.web.Happened;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What staff enter of a whole group at once: of all members, or of those who are known so far.
record SheetEntered(
        @Size(min = 1, max = 200, message = "must have 1 to 200 entries")
        List<Member> entries) {

    @Check
    static List<Fault> once(List<Member> entries) {
        var seen = new HashSet<ClientId>();
        var faults = new ArrayList<Fault>();
        for (int number = 0; number < entries.size(); number++) {
            faults.addAll(Fault.unless(
                    seen.add(entries.get(number).clientId()), field(number, "clientId"), "is there twice"));
        }
        return faults;
    }

    /// The path of one field of an entry.
    static String field(int number, String name) {
        return "entries[%d].%s".formatted(number, name);
    }

    /// What is entered of one member; the checks are those of a single outcome.
    record Member(
            ClientId clientId,
            Mark outcome,
            @Nullable @PositiveOrZero Integer minutes,
            @Nullable @Happened Instant noticeAt,
            @Nullable LaterExcuse excuse,

            @Nullable @Size(max = 500, message = "must have at most 500 characters")
            String reason,

            @Nullable Boolean makeUpWanted) {

        OutcomeEntered said() {
            return new OutcomeEntered(outcome, minutes, noticeAt, excuse, reason, makeUpWanted);
        }

        @Check
        static List<Fault> attended(Mark outcome, @Nullable Integer minutes) {
            return OutcomeEntered.attended(outcome, minutes);
        }

        @Check
        static List<Fault> noticed(Mark outcome, @Nullable Instant noticeAt) {
            return OutcomeEntered.noticed(outcome, noticeAt);
        }

        @Check
        static List<Fault> excused(Mark outcome, @Nullable LaterExcuse excuse) {
            return OutcomeEntered.excused(outcome, excuse);
        }

        @Check
        static List<Fault> wanted(Mark outcome, @Nullable Boolean makeUpWanted) {
            return OutcomeEntered.wanted(outcome, makeUpWanted);
        }

        @Check
        static List<Fault> reasoned(@Nullable String reason) {
            return OutcomeEntered.reasoned(reason);
        }
    }
}
