package care.continuum.local.replay;

import care.continuum.local.api.ApiClient;
import care.continuum.local.api.ApiFailure;
import care.continuum.local.clinic.Staff;
import care.continuum.local.replay.Cohort.Person;
import care.continuum.local.stack.CannotRun;
import care.continuum.local.stack.Ports;
import care.continuum.local.stack.Progress;
import care.continuum.local.topics.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// One replay of one cohort: read, played, checked.
public final class ReplayRun {

    /// The clinic's zone, in which the times of a cohort are.
    public static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final int AT_ONCE = 8;
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private final Cohort cohort;
    private final LocalDate today;
    private final Progress progress;

    private ReplayRun(Cohort cohort, LocalDateTime now, Progress progress) {
        this.cohort = cohort;
        this.today = now.toLocalDate();
        this.progress = progress;
    }

    /// Reads the cohort's files.
    ///
    /// @throws CannotRun with every fault of a malformed cohort
    public static ReplayRun of(Path folder, Progress progress) {
        var now = LocalDateTime.now(ZONE);
        try {
            return new ReplayRun(CohortFiles.read(folder, now), now, progress);
        } catch (MalformedCohort e) {
            throw new CannotRun("the cohort is malformed:" + System.lineSeparator() + e.getMessage(), e);
        }
    }

    public int size() {
        return cohort.people().size();
    }

    /// Plays the people, some at a time, and checks what became of them. They are enrolled one after the other, in the
    /// order of the file, so that whose session is when does not depend on chance.
    public ReplayResult play(Ports ports) {
        var api = new ApiClient(ports.gateway());
        progress.say("opening sections, rooms and clinicians for %d people".formatted(size()));
        new Clinic(api).openFor(cohort.people(), today);
        var player = new Player(new Staff(api, ZONE), ZONE, today);
        var assessed = all("assessed", AT_ONCE, cohort.people(), Person::ref, player::enter);
        var enrolled = all("enrolled", 1, assessed, some -> some.person().ref(), player::enroll);
        var played = all(
                "played to the end",
                AT_ONCE,
                enrolled,
                some -> some.assessed().person().ref(),
                player::attend);
        progress.say("reading the topics and checking");
        return checked(played, api, ports);
    }

    private <P, R> List<R> all(String what, int atOnce, List<P> people, Function<P, String> ref, Function<P, R> step) {
        var turns = new Semaphore(atOnce, true);
        var done = new AtomicInteger();
        var steps = new ArrayList<Future<R>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var person : people) {
                turns.acquire();
                steps.add(threads.submit(() -> {
                    try {
                        var result = step.apply(person);
                        say(what, done.incrementAndGet());
                        return result;
                    } catch (ApiFailure e) {
                        throw new CannotRun("client %s: %s".formatted(ref.apply(person), e.getMessage()), e);
                    } finally {
                        turns.release();
                    }
                }));
                failFast(steps);
            }
            return results(steps);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("the replay was interrupted.", e);
        }
    }

    private void say(String what, int count) {
        if (count % 20 == 0 || count == size()) {
            progress.say("%d of %d people %s".formatted(count, size(), what));
        }
    }

    /// What went wrong for one person is not tried with all the others.
    private static <R> void failFast(List<Future<R>> steps) throws InterruptedException {
        if (steps.stream().anyMatch(step -> step.state() == Future.State.FAILED)) {
            results(steps);
        }
    }

    private static <R> List<R> results(List<Future<R>> steps) throws InterruptedException {
        var results = new ArrayList<R>();
        for (var step : steps) {
            try {
                results.add(step.get());
            } catch (ExecutionException e) {
                var cause = Objects.requireNonNullElse(e.getCause(), e);
                throw new CannotRun("the replay stopped: " + cause.getMessage(), e);
            }
        }
        return results;
    }

    /// What comes by events may be a moment behind: the checks are made again until they hold or time is up.
    private ReplayResult checked(List<Played> people, ApiClient api, Ports ports) {
        var deadline = System.nanoTime() + SETTLING.toNanos();
        try (var reader = new TopicReader(ports.kafka())) {
            while (true) {
                var records = reader.readAll();
                var checks = new ArrayList<>(new PersonChecks(people).all());
                checks.addAll(new TopicChecks(people, records).all());
                checks.add(new IdentityCheck(cohort.people()).of(records));
                checks.add(OutcomesCheck.of(people, api.get(OutcomesCheck.path(today))));
                var result = new ReplayResult(people, checks, records.size());
                if (result.holds() || System.nanoTime() > deadline) {
                    return result;
                }
                Thread.sleep(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("the replay was interrupted.", e);
        }
    }
}
