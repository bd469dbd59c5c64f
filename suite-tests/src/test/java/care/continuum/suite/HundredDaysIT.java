package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Channel;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.local.api.ApiClient;
import care.continuum.local.api.ApiFailure;
import care.continuum.local.clinic.Known;
import care.continuum.local.clinic.Newcomer;
import care.continuum.local.clinic.Planned;
import care.continuum.local.clinic.Staff;
import care.continuum.local.clinic.Wish;
import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Shape;
import care.continuum.local.stack.Stack;
import care.continuum.testing.Proves;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A hundred days of a clinic and some more, in a minute: deadlines fall due by the suite's clock alone.
class HundredDaysIT {

    private static final ZoneId CLINIC = ZoneId.of("America/New_York");
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final int DAYS = 120;
    private static final int WEEKS = 2;
    private static final int SEATS = 12;
    private static final List<String> SERVICES = List.of("intake", "scheduling", "attendance", "aftercare");

    @TempDir
    private Path folder;

    @Test
    @Proves({"movable-clock", "deadlines", "extension"})
    void aHundredDaysPassAndNobodyIsForgotten() {
        var build = new Stack.Build(
                Shape.COMPACT,
                EngineSet.STANDALONE,
                Stack.Purpose.WORK,
                List.of("--continuum.messaging.sweep-interval=200ms"));
        try (var suite = new Suite(folder, build)) {
            var api = new ApiClient(suite.ports().gateway());
            new Clinic(api, new Days(api, suite.ports(), CLINIC), suite).live();
        }
    }

    /// The clinic's people, and what staff do for them day by day.
    private static final class Clinic {

        private final ApiClient api;
        private final Days days;
        private final Staff staff;
        private final Suite suite;
        private final LocalDate first;
        private final Map<String, Known> people = new LinkedHashMap<>();
        private final Set<String> settled = new HashSet<>();

        Clinic(ApiClient api, Days days, Suite suite) {
            this.api = api;
            this.days = days;
            this.staff = new Staff(api, CLINIC);
            this.suite = suite;
            this.first = days.today();
        }

        void live() {
            open();
            for (var day = 1; day <= DAYS; day++) {
                var date = first.plusDays(day);
                sessions(date, day);
                days.endOf(date);
                happens(day);
                appointments();
                calls();
                if (day % 20 == 0) {
                    suite.progress().say("day %d".formatted(day));
                }
            }
            everybodyIsWhereTheyShouldBe();
        }

        private void open() {
            enroll("ana", 1990, Track.DAY, Set.of());
            enroll("ben", 1985, Track.DAY, Set.of());
            enroll("gus", 1979, Track.DAY, Set.of());
            enroll("hal", 1983, Track.DAY, Set.of());
            inquire("cara", 1992, Track.DAY);
            var fay = inquire("fay", 1988, Track.EVENING);
            api.post(client(fay) + "/consents", consentUntil(first.plusDays(5)));
            IntStream.rangeClosed(1, SEATS)
                    .forEach(n -> enroll("teen" + n, first.getYear() - 16, Track.EVENING, Set.of()));
            for (var late : List.of("dora", "eli")) {
                ask(late, first.getYear() - 16, Track.EVENING, Set.of());
                staff.awaitStatus(of(late), "WAITLISTED");
            }
        }

        private Known of(String name) {
            return Objects.requireNonNull(people.get(name), name);
        }

        private Known inquire(String name, int year, Track track) {
            var person = new Newcomer(
                    name,
                    "Sample",
                    LocalDate.of(year, 5, 4),
                    "X",
                    "",
                    name + "@example.org",
                    Channel.PHONE,
                    Reason.SUBSTANCE_USE,
                    track);
            var known = staff.enter(person);
            people.put(name, known);
            return known;
        }

        private Known ask(String name, int year, Track track, Set<Need> needs) {
            var known = inquire(name, year, track);
            staff.assess(known, name + " Sample", first);
            staff.enroll(known, new Wish(track, first.plusDays(1), WEEKS, 9, needs));
            return known;
        }

        private void enroll(String name, int year, Track track, Set<Need> needs) {
            staff.awaitStatus(ask(name, year, track, needs), "ACTIVE");
        }

        private Map<String, Object> consentUntil(LocalDate last) {
            return Map.of(
                    "type", "SPECIFIC_RECIPIENT",
                    "discloser", "the clinic",
                    "information", "that she is here",
                    "recipient", "her employer",
                    "purpose", "leave of absence",
                    "expires", last.toString(),
                    "statementsVersion", "1",
                    "signedBy", "fay Sample",
                    "signedOn", first.toString());
        }

        /// ANA and GUS come to what is theirs today; HAL misses two sessions of the first two weeks.
        private void sessions(LocalDate date, int day) {
            if (day > 40) {
                return;
            }
            var today = new ArrayList<Map.Entry<Known, Planned>>();
            for (var name : List.of("ana", "gus", "hal")) {
                var all = future(of(name));
                for (var number = 0; number < all.size(); number++) {
                    if (all.get(number).day().equals(date) && !isMissed(name, number)) {
                        today.add(Map.entry(of(name), all.get(number)));
                    }
                }
            }
            today.sort(Comparator.comparing(each -> each.getValue().startsAt().toInstant()));
            for (var each : today) {
                days.moveTo(each.getValue().startsAt().plusMinutes(1));
                staff.attended(each.getKey(), each.getValue(), each.getValue().minutes());
            }
        }

        private static boolean isMissed(String name, int number) {
            return name.equals("hal") && (number == 1 || number == 4);
        }

        private List<Planned> future(Known known) {
            return api.get("/api/scheduling/clients/%s/sessions?size=500".formatted(known.clientId()))
                    .path("items")
                    .valueStream()
                    .filter(each -> each.path("status").asString().equals("SCHEDULED"))
                    .map(Planned::of)
                    .toList();
        }

        private void happens(int day) {
            switch (day) {
                case 1 -> api.post(client(of("gus")) + "/suspension", Map.of());
                case 2 -> endsFor("teen1");
                case 3 -> {
                    assertThat(overdue("intake")).contains(of("cara").clientId());
                    passesOn();
                }
                case 8 -> {
                    api.post(client(of("gus")) + "/resumption", Map.of());
                    staff.awaitStatus(of("gus"), "ACTIVE");
                }
                case 9 -> assertThat(consents("fay")).containsExactly("EXPIRED");
                case 12 ->
                    assertThat(staff.progress(of("ben")).path("state").asString())
                            .isEqualTo("DISENGAGED");
                case 15 -> extend("hal");
                case 18 -> lose("ben");
                case 30 -> assertThat(overdue("aftercare")).contains(of("ben").clientId());
                default -> {}
            }
        }

        /// A seat gets free, and is offered to who waits longest.
        private void endsFor(String name) {
            api.post(
                    "/api/attendance/clients/%s/discharge".formatted(of(name).clientId()),
                    Map.of("disposition", "TRANSFERRED", "reason", "MOVED"));
            awaitOffer("dora");
        }

        /// DORA did not answer within a day.
        private void passesOn() {
            awaitOffer("eli");
            assertThat(api.get(client(of("dora")))
                            .at("/enrollment/offerExpiresAt")
                            .isString())
                    .isFalse();
            staff.accept(of("eli"));
            staff.awaitStatus(of("eli"), "ACTIVE");
        }

        private void awaitOffer(String name) {
            api.await(
                    client(of(name)),
                    "a seat offered to " + name,
                    LIMIT,
                    each -> each.at("/enrollment/offerExpiresAt").isString());
        }

        /// All is settled, and too little was attended: two more weeks.
        private void extend(String name) {
            assertThat(worklist("attendance", "kind=END_OF_PLAN_REVIEW")).contains(of(name).clientId());
            var before = future(of(name)).size();
            api.post(client(of(name)) + "/extension", Map.of("weeks", WEEKS, "reason", "was ill"));
            api.await(
                    "/api/attendance/clients/%s/progress".formatted(of(name).clientId()),
                    "the sessions of two more weeks",
                    LIMIT,
                    each -> each.path("records").size() == 2 * before);
            assertThat(worklist("attendance", "kind=END_OF_PLAN_REVIEW")).doesNotContain(of(name).clientId());
        }

        private void lose(String name) {
            staff.reachOut(of(name), days.now().minusDays(1), "PHONE", "NO_ANSWER");
            staff.reachOut(of(name), days.now().minusHours(1), "TEXT", "NO_ANSWER");
            staff.discharge(of(name), "LOST_CONTACT");
        }

        /// Whoever has an appointment behind them kept it.
        private void appointments() {
            for (var name : List.of("ana", "gus")) {
                for (var each : plan(name).path("appointments")) {
                    var id = each.path("appointmentId").asString();
                    if (each.path("status").asString().equals("BOOKED")
                            && OffsetDateTime.parse(each.path("startsAt").asString())
                                    .isBefore(days.now())
                            && settled.add(id)) {
                        api.post("/api/aftercare/appointments/%s/keep".formatted(id), Map.of());
                    }
                }
            }
        }

        /// Whoever is to be called is reached.
        private void calls() {
            for (var name : List.of("ana", "gus")) {
                for (var each : plan(name).path("followUps")) {
                    var id = each.path("followUpId").asString();
                    if (each.path("status").asString().equals("DUE") && settled.add(id)) {
                        api.post("/api/aftercare/follow-ups/%s/outcome".formatted(id), Map.of("result", "REACHED"));
                    }
                }
            }
        }

        private JsonNode plan(String name) {
            try {
                return api.get("/api/aftercare/clients/%s/plan".formatted(of(name).clientId()));
            } catch (ApiFailure e) {
                if (e.status() != 404) {
                    throw e;
                }
                return JsonNodeFactory.instance.objectNode();
            }
        }

        private void everybodyIsWhereTheyShouldBe() {
            for (var name : List.of("ana", "gus")) {
                var progress = staff.progress(of(name));
                assertThat(progress.path("disposition").asString()).as(name).isEqualTo("COMPLETED");
                var plan = plan(name);
                assertThat(plan.path("appointments")
                                .valueStream()
                                .map(each -> each.path("status").asString()))
                        .as(name)
                        .hasSize(4)
                        .containsOnly("KEPT");
                assertThat(plan.path("followUps")
                                .valueStream()
                                .map(each -> each.path("status").asString()))
                        .as(name)
                        .containsOnly("REACHED");
                assertThat(plan.path("continuityDays").toString()).as(name).isEqualTo("[7,30]");
            }
            var extended = staff.progress(of("hal"));
            assertThat(extended.path("disposition").asString()).isEqualTo("COMPLETED");
            assertThat(extended.path("plannedWeeks").asInt()).isEqualTo(2 * WEEKS);
            assertThat(staff.progress(of("ben")).path("disposition").asString()).isEqualTo("NOT_COMPLETED");
            assertThat(plan("ben")
                            .path("followUps")
                            .valueStream()
                            .map(each -> each.path("status").asString()))
                    .hasSize(3)
                    .containsOnly("UNREACHED");
            assertThat(overdue("attendance")).contains(of("eli").clientId());
            assertThat(api.get("/api/ops/outcomes/gaps").path("total").asInt()).isZero();
            for (var service : SERVICES) {
                assertThat(api.get("/api/ops/%s/parked".formatted(service))
                                .path("total")
                                .asInt())
                        .as(service)
                        .isZero();
            }
        }

        private List<String> overdue(String service) {
            return worklist(service, "overdue=true");
        }

        private List<String> worklist(String service, String which) {
            return api.get("/api/%s/worklist?size=500&%s".formatted(service, which))
                    .path("items")
                    .valueStream()
                    .map(each -> each.path("clientId").asString())
                    .toList();
        }

        private List<String> consents(String name) {
            return api.get(client(of(name)))
                    .path("consents")
                    .valueStream()
                    .map(each -> each.path("status").asString())
                    .toList();
        }

        private static String client(Known known) {
            return "/api/intake/clients/" + known.clientId();
        }
    }
}
