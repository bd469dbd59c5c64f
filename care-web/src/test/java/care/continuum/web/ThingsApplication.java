package care.continuum.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.messaging.Command;
import care.continuum.messaging.Hearing;
import care.continuum.messaging.KeyReused;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Trace;
import care.continuum.messaging.Unresolved;
import care.continuum.web.BadInput.Fault;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A service with one of everything.
@SpringBootConfiguration
@Import(ThingsApplication.Things.class)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration"
        })
class ThingsApplication {

    static final SecretKey KEY =
            new SecretKeySpec("a secret of thirty-two characters for tests".getBytes(UTF_8), "HmacSHA256");

    @Bean
    JwtDecoder testTokens() {
        return NimbusJwtDecoder.withSecretKey(KEY).build();
    }

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-03-02T02:00:00Z"), ZoneOffset.UTC);
    }

    @Bean
    Hearing hearing() {
        return () -> true;
    }

    @Bean
    HealthIndicator alarms() {
        return () -> Health.status("ALARM").withDetail("parked", 3).build();
    }

    @Bean
    Ready ready() {
        return new Ready() {
            @Override
            public boolean ready() {
                return true;
            }

            @Override
            public boolean hearing() {
                return true;
            }
        };
    }

    @RestController
    static class Things {

        record ThingId(UUID value) {
            static ThingId of(String text) {
                return new ThingId(UUID.fromString(text));
            }
        }

        record Part(int count, List<@Nullable Integer> answers) {}

        record Thing(
                @Size(max = 5) String name,
                DayOfWeek day,
                Instant at,
                LocalDate on,
                ThingId id,
                @Nullable @Max(10) Integer most,
                Part part,
                @Nullable Map<DayOfWeek, Integer> numbers) {
            Thing {
                if (on.isAfter(LocalDate.of(2030, 1, 1))) {
                    throw new IllegalArgumentException("must end before 2030");
                }
            }
        }

        enum Way {
            PHONE,
            ONLINE
        }

        record Reach(
                Way way,

                @Nullable @Size(min = 3) @Pattern(regexp = "[0-9]*")
                String phone,

                @Nullable String email,
                @Nullable @Size(min = 1) List<String> reasons,
                @Nullable @PastOrPresent LocalDate since,

                @Nullable @PastOrPresent(groups = Passing.class)
                LocalDate lately,

                @Nullable @PastOrPresent Instant at,

                @Nullable @FutureOrPresent(groups = Passing.class)
                LocalDate next,

                @Nullable Until until,
                @Nullable List<Span> spans) {

            @Check
            static List<Fault> reachable(@Nullable String phone, @Nullable String email) {
                return Fault.unless(phone != null || email != null, "phone", "at least one of phone and email");
            }

            @Check
            static List<Fault> fitting(Way way, @Nullable String email) {
                return Fault.unless(way == Way.PHONE || email != null, "email", "is needed online");
            }

            @Check
            static List<Fault> distinct(@Nullable List<@Nullable Span> spans) {
                var known = new HashSet<Span>();
                return IntStream.range(0, spans == null ? 0 : spans.size())
                        .filter(it -> spans.get(it) != null && !known.add(spans.get(it)))
                        .mapToObj(it -> new Fault("spans[%d]".formatted(it), "stands here twice"))
                        .toList();
            }
        }

        record Until(@Nullable LocalDate day) {
            static Until of(String text) {
                return new Until("EVER".equals(text) ? null : LocalDate.parse(text));
            }
        }

        record Span(int from, int to, String name) {
            Span {
                if (name.isBlank()) {
                    throw new BadInput(List.of(new Fault("name", "must say something")));
                }
            }

            @Check
            static List<Fault> inOrder(int from, int to) {
                return Fault.unless(from <= to, "to", "must not be before from");
            }
        }

        record Said(String command, boolean keyed, String trace) {}

        record When(Instant at) {
            public boolean isLate() {
                return true;
            }
        }

        @PostMapping("/api/things")
        Said make(@RequestBody Thing thing, Command command) {
            return new Said(command.id() + command.fingerprint(), command.keyed(), Trace.current());
        }

        @PostMapping("/api/things/{id}")
        String change(
                @PathVariable ThingId id,
                @RequestParam DayOfWeek day,
                PageQuery query,
                @RequestBody Part part,
                Command command) {
            return id + " " + day + part + query + command;
        }

        @PostMapping("/api/reaches")
        Reach reach(@RequestBody Reach reach) {
            if ("away".equals(reach.email())) {
                throw new BadInput(List.of(new Fault("email", "is away")));
            }
            return reach;
        }

        @GetMapping("/api/things")
        Page<Integer> list(PageQuery query) {
            return Page.of(IntStream.range(0, 1_000).boxed().toList(), query);
        }

        @GetMapping("/api/times")
        When time(@RequestParam Instant at, @RequestParam @Nullable LocalDate on) {
            return new When(at);
        }

        @GetMapping("/api/words/{word}")
        List<String> words(
                @PathVariable String word, @RequestParam @Nullable String q, @RequestParam Set<ThingId> ids) {
            return List.of(word, String.valueOf(q));
        }

        @GetMapping("/api/plain/{id}")
        String plain(@PathVariable UUID id, @RequestParam boolean sure, @RequestParam int often) {
            return id + " " + sure + often;
        }

        @GetMapping("/api/staff")
        String staff(Caller caller) {
            caller.mustBe("supervisor", "clinician");
            return caller.name();
        }

        @GetMapping("/api/open")
        String open(Caller caller) {
            caller.mustBe("supervisor");
            return "";
        }

        @GetMapping("/api/failures/{what}")
        String fail(@PathVariable String what) {
            throw switch (what) {
                case "rule" -> new RuleBroken("seat-taken", "The seat is taken");
                case "missing" -> new NotFound("There is no such thing");
                case "reused" -> new KeyReused();
                case "unknown" -> new Unresolved("unknown", new IllegalStateException());
                case "database" -> new DataAccessResourceFailureException("away");
                case "input" -> new BadInput(List.of(new Fault("a", "is wrong")));
                default -> new IllegalStateException(what);
            };
        }
    }
}
