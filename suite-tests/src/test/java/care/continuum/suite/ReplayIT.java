package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.api.ApiClient;
import care.continuum.local.replay.ReplayResult;
import care.continuum.local.replay.ReplayRun;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Part;
import care.continuum.local.stack.Shape;
import care.continuum.testing.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The cohort of the demo data, played through the public API and judged by the rules.
class ReplayIT {

    private static final int FEW = 14;

    @TempDir
    private Path folder;

    @Test
    @Proves({"figures", "cohort-replay", "no-identifiers-on-topics", "plan-table"})
    void everyCheckHoldsForTheWholeCohortAndItsTableIsThatOfAComputationOfItsOwn() throws Exception {
        try (var suite = new Suite(folder, Shape.COMPACT)) {
            var result = ReplayRun.of(cohort(), suite.progress()).play(suite.ports());

            assertThat(result.holds()).as(result.told()).isTrue();
            mustBeAsComputed(result, cohort(), suite);
        }
    }

    @Test
    void servicesThatAreKilledInTheMiddleChangeNothingInTheEnd() throws Exception {
        var few = fewOf(cohort());
        try (var suite = new Suite(folder.resolve("suite"), Shape.PROCESSES);
                var blows = new Blows(suite);
                var other = Executors.newSingleThreadExecutor()) {
            var replay = CompletableFuture.supplyAsync(
                    () -> ReplayRun.of(few, suite.progress()).play(suite.ports()), other);
            blows.on(5, "ConsentGranted", replay, Part.INTAKE);
            blows.on(5, "ClientEnrolled", replay, Part.SCHEDULING, Part.INTAKE);
            blows.on(3, "AftercarePlanDrafted", replay, Part.AFTERCARE, Part.ATTENDANCE);
            var result = replay.join();

            assertThat(result.holds()).as(result.told()).isTrue();
            mustBeAsComputed(result, few, suite);
        }
    }

    private static void mustBeAsComputed(ReplayResult result, Path cohort, Suite suite) throws IOException {
        var own = OwnTable.of(cohort, new ApiClient(suite.ports().gateway()));
        var table = JsonMapper.shared().readTree(result.table());
        assertThat(OwnTable.linesOf(table)).containsExactlyElementsOf(own.lines());
        assertThat(table.path("totals").toString()).isEqualTo(own.totals().toString());
    }

    private static Path cohort() {
        return Home.repository().resolve("demo-data/cohort");
    }

    /// The first people of a cohort, as a cohort.
    private Path fewOf(Path whole) throws IOException {
        var few = Files.createDirectories(folder.resolve("cohort"));
        var clients = Files.readAllLines(whole.resolve("clients.csv"));
        var refs = clients.stream().skip(1).limit(FEW).map(ReplayIT::ref).collect(Collectors.toSet());
        for (var name : List.of("clients.csv", "screenings.csv", "attendance.csv")) {
            Files.write(few.resolve(name), rowsOf(Files.readAllLines(whole.resolve(name)), refs));
        }
        return few;
    }

    private static List<String> rowsOf(List<String> lines, Set<String> refs) {
        return lines.stream()
                .filter(line -> line.equals(lines.getFirst()) || refs.contains(ref(line)))
                .toList();
    }

    private static String ref(String line) {
        return line.substring(0, line.indexOf(','));
    }
}
