package care.continuum.local.replay;

import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The figures that analytics has computed from the topics alone, against the services' own documents.
final class OutcomesCheck {

    private static final double FOUR_DIGITS = 0.000051;

    private OutcomesCheck() {}

    static String path(LocalDate today) {
        return "/api/outcomes/program?from=%s&to=%s".formatted(today.minusDays(60), today);
    }

    static Check of(List<Played> people, JsonNode figures) {
        var totals = Totals.of(people);
        var check = Check.that("outcomes: analytics has computed the same figures from the topics alone");
        var attendance = figures.path("attendance");
        check.same("enrolled", totals.clients(), number(figures, "enrolled"));
        check.same("census", totals.clients() - totals.ended(), number(figures, "census"));
        check.same("counted", totals.counted(), number(attendance, "counted"));
        check.same("attended", totals.attended(), number(attendance, "attended"));
        check.same("no-shows", totals.noShows(), number(attendance, "noShows"));
        check.same("excused", totals.excused(), number(attendance, "excused"));
        check.same("minutes", totals.minutes(), number(attendance, "minutes"));
        same(check, "attendance rate", totals.attendanceRate(), attendance.path("rate"));
        same(check, "no-show rate", totals.noShowRate(), attendance.path("noShowRate"));
        totals.dispositions()
                .forEach((name, count) -> check.same(name, count, number(figures.path("dispositions"), name)));
        same(check, "completion rate", totals.completionRate(), figures.path("completionRate"));
        var stay = totals.medianLengthOfStay();
        same(check, "median length of stay", stay == null ? 0 : stay, figures.path("medianLengthOfStayDays"));
        return check.done();
    }

    private static int number(JsonNode figures, String name) {
        return figures.path(name).asInt(-1);
    }

    /// A share is told with four digits, and none at all where there is nothing to share.
    private static void same(Check.Collecting check, String what, double expected, JsonNode found) {
        if (Math.abs(expected - found.asDouble(0)) > FOUR_DIGITS) {
            check.same(what, expected, found);
        }
    }
}
