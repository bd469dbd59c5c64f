package care.continuum.aftercare.sending;

import static care.continuum.events.ReferralKind.OUTPATIENT_COUNSELING;
import static care.continuum.events.ReferralKind.PSYCHIATRY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.aftercare.terms.Consents;
import care.continuum.aftercare.terms.Outcome;
import care.continuum.aftercare.terms.Parcel;
import care.continuum.aftercare.terms.Parcel.Claimed;
import care.continuum.aftercare.terms.Partner;
import care.continuum.aftercare.terms.Partner.Endpoint;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralKind;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.web.client.RestClient;

class CarrierTest {

    private static final PartnerId ID = new PartnerId(new UUID(0, 1));

    private final SendingSettings settings = new Binder(
                    new MapConfigurationPropertySource(Map.of("continuum.aftercare.sending.quick-calls", "1")))
            .bindOrCreate("continuum.aftercare.sending", SendingSettings.class);

    @Test
    void intakeIsAskedForThePartnerThatWasChosen() {
        for (var capacity : new Integer[] {null, 1}) {
            assertThat(carried(List.of(partner("Harbor Counseling", OUTPATIENT_COUNSELING, capacity))))
                    .isInstanceOf(Outcome.Postponed.class);
        }
    }

    @Test
    void whoTakesTheKindNoMoreOrHasAnotherNameGetsNothing() {
        for (var other : List.of(
                partner("Harbor Counseling", PSYCHIATRY, null),
                partner("Harbor Counseling", OUTPATIENT_COUNSELING, 0),
                partner("Lake Clinic", OUTPATIENT_COUNSELING, null))) {
            assertThat(carried(List.of(other))).isEqualTo(new Outcome.Gone());
        }
        assertThat(carried(List.of())).isEqualTo(new Outcome.Gone());
    }

    @Test
    void aYesThatIsOldByTheTimeOfTheCallIsAskedForAnew() {
        var nearby = partner("Harbor Counseling", OUTPATIENT_COUNSELING, null)
                .reachedAt(new Endpoint("http://localhost:1/referrals", "c2VjcmV0"));

        assertThat(carried(nearby, Duration.ofSeconds(5))).isInstanceOf(Outcome.Unanswered.class);
        assertThat(carried(nearby, Duration.ofMinutes(2))).isInstanceOf(Outcome.Postponed.class);
    }

    /// Intake is left alone here: whoever comes as far as asking it has to wait.
    private Outcome carried(List<Partner> directory) {
        var intake = Guards.breaker("intake", Duration.ofMinutes(1));
        intake.transitionToOpenState();
        return carried(directory, RestClient.create(), intake, System::nanoTime);
    }

    /// @param pause between intake's yes and the moment in which it is heard
    private Outcome carried(Partner partner, Duration pause) {
        var nanos = new AtomicLong();
        var intake = RestClient.builder()
                .baseUrl("http://intake.example")
                .requestInterceptor((_, _, _) -> {
                    nanos.addAndGet(pause.toNanos());
                    return yes();
                })
                .build();
        return carried(List.of(partner), intake, Guards.breaker("intake", Duration.ofMinutes(1)), nanos::get);
    }

    private Outcome carried(List<Partner> directory, RestClient http, CircuitBreaker breaker, LongSupplier nanos) {
        try (var calls = new LimitedCalls();
                var outside = HttpClient.newHttpClient()) {
            var limit = TimeLimiter.ofDefaults();
            var intake = new IntakeConnection(http, breaker, limit, calls);
            var partners = new PartnerConnection(outside, new DispatcherTest.Unsigned(), limit, calls);
            var pass = new Guards(settings).enter(ID).orElseThrow();
            return new Carrier(() -> directory, intake, partners, settings, nanos).carry(claimed(), pass);
        }
    }

    private static ClientHttpResponse yes() {
        var body = """
                {"identity": {"givenName": "Ana", "familyName": "Reyes", "dateOfBirth": "1990-05-01"},
                 "consent": {"consentId": "c", "type": "t", "discloser": "d", "information": "i", "recipient": "r",
                             "purpose": "p", "signedOn": "2026-03-01"},
                 "notice": "n"}
                """;
        var yes = new MockClientHttpResponse(body.getBytes(UTF_8), HttpStatus.CREATED);
        yes.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        return yes;
    }

    private static Claimed claimed() {
        var parcel = new Parcel(
                new ClientId(new UUID(0, 2)),
                new EpisodeId(new UUID(0, 3)),
                new ReferralId(new UUID(0, 4)),
                OUTPATIENT_COUNSELING,
                ID,
                "Harbor Counseling");
        return new Claimed(parcel, "first", 1, new Consents(List.of()));
    }

    private static Partner partner(String name, ReferralKind kind, @Nullable Integer capacity) {
        return new Partner(
                ID,
                name,
                Set.of(kind),
                true,
                null,
                List.of(),
                List.of(),
                List.of(),
                capacity,
                null,
                null,
                new Endpoint("https://partner.example/referrals", "c2VjcmV0"));
    }
}
