package care.continuum.local.replay;

import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The figures that analytics has computed from the topics alone, against the services' own documents.
final class OutcomesCheck {

    private OutcomesCheck() {}

    static String path(LocalDate today) {
        return "/api/outcomes/program?from=%s&to=%s".formatted(today.minusDays(60), today);
    }

    static Check of(List<Played> people, JsonNode outcomes) {
        var totals = Totals.of(people);
        var check = Check.that("outcomes: analytics has computed the same figures from the topics alone");
        check.same(
                "counted",
                totals.counted(),
                outcomes.path("attendance").path("counted").asInt(-1));
        check.same(
                "attended",
                totals.attended(),
                outcomes.path("attendance").path("attended").asInt(-1));
        totals.dispositions()
                .forEach((name, count) -> check.same(
                        name, count, outcomes.path("dispositions").path(name).asInt(-1)));
        return check.done();
    }
}
