package care.continuum.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.messaging.Command;
import care.continuum.messaging.Hearing;
import care.continuum.messaging.KeyReused;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Trace;
import care.continuum.messaging.Unresolved;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
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
    Hearing hearing() {
        return () -> true;
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

        record Said(String command, boolean keyed, String trace) {}

        record When(Instant at) {}

        @PostMapping("/api/things")
        Said make(@RequestBody Thing thing, Command command) {
            return new Said(command.id() + command.fingerprint(), command.keyed(), Trace.current());
        }

        @PostMapping("/api/things/{id}")
        String change(@PathVariable ThingId id, @RequestParam DayOfWeek day, @RequestBody Part part) {
            return id + " " + day + part;
        }

        @GetMapping("/api/things")
        Page<Integer> list(PageQuery query) {
            return Page.of(IntStream.range(0, 1_000).boxed().toList(), query);
        }

        @GetMapping("/api/times")
        When time(@RequestParam Instant at, @RequestParam @Nullable LocalDate on) {
            return new When(at);
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
                case "input" -> new BadInput(List.of(new BadInput.Fault("a", "is wrong")));
                default -> new IllegalStateException(what);
            };
        }
    }
}
