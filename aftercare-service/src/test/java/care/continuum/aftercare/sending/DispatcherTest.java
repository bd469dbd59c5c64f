package care.continuum.aftercare.sending;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.aftercare.terms.Outcome;
import care.continuum.aftercare.terms.Outgoing;
import care.continuum.aftercare.terms.Parcel;
import care.continuum.aftercare.terms.Partner.Endpoint;
import care.continuum.aftercare.terms.Signatures;
import care.continuum.aftercare.terms.SignedCall;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralKind;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.web.client.RestClient;

/// A partner that takes no more tries stands in nobody's way.
class DispatcherTest {

    private static final PartnerId DEAD = new PartnerId(new UUID(0, 1));
    private static final PartnerId LIVELY = new PartnerId(new UUID(0, 2));

    private final SendingSettings settings = new Binder(
                    new MapConfigurationPropertySource(Map.of("continuum.aftercare.sending.poll", "10ms")))
            .bindOrCreate("continuum.aftercare.sending", SendingSettings.class);
    private final CircuitBreaker intake = Guards.breaker("intake", Duration.ofMinutes(1));
    private final Waiting waiting = new Waiting();

    @Test
    void whatIsDueLongestAtADeadPartnerKeepsNobodyWaiting() throws InterruptedException {
        waiting.add(DEAD, 250);
        waiting.add(LIVELY, 1);
        mustTryTheLively();
    }

    @Test
    void theOneQuestionThatShowsWhetherIntakeIsBackIsForAPartnerThatTakesTries() throws InterruptedException {
        intake.transitionToOpenState();
        intake.transitionToHalfOpenState();
        waiting.add(DEAD, 1);
        waiting.add(LIVELY, 1);
        mustTryTheLively();
    }

    private void mustTryTheLively() throws InterruptedException {
        var guards = new Guards(settings);
        while (guards.enter(DEAD).isPresent()) {
            // It has as many tries under way as it may have.
        }
        try (var calls = new LimitedCalls();
                var http = HttpClient.newHttpClient()) {
            var limit = TimeLimiter.ofDefaults();
            var connection = new IntakeConnection(RestClient.create(), intake, limit, calls);
            var partners = new PartnerConnection(http, new Unsigned(), limit, calls);
            var carrier = new Carrier(List::of, connection, partners, settings, System::nanoTime);
            try (var _ = new Dispatcher(waiting, carrier, connection, guards, settings)) {
                assertThat(waiting.tried.await(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    /// In the order in which they are due.
    private static final class Waiting implements Outgoing {

        private final List<Parcel> parcels = new ArrayList<>();
        private final CountDownLatch tried = new CountDownLatch(1);

        void add(PartnerId partner, int count) {
            for (int i = 0; i < count; i++) {
                parcels.add(new Parcel(
                        new ClientId(UUID.randomUUID()),
                        new EpisodeId(UUID.randomUUID()),
                        new ReferralId(UUID.randomUUID()),
                        ReferralKind.OUTPATIENT_COUNSELING,
                        partner,
                        "a partner"));
            }
        }

        @Override
        public List<Parcel> due(Set<PartnerId> except, int most, Duration longest) {
            return parcels.stream()
                    .filter(it -> !except.contains(it.partnerId()))
                    .limit(most)
                    .toList();
        }

        @Override
        public Optional<Parcel.Claimed> claim(Parcel parcel, Duration limit, Duration longest) {
            assertThat(parcel.partnerId()).isEqualTo(LIVELY);
            tried.countDown();
            return Optional.empty();
        }

        @Override
        public void settle(Parcel.Claimed claimed, Outcome outcome) {
            throw new AssertionError("nothing was claimed");
        }
    }

    /// Nothing leaves here.
    static final class Unsigned implements Signatures {

        @Override
        public String of(Endpoint endpoint, String id, long seconds, String body) {
            return "";
        }

        @Override
        public boolean isFrom(Endpoint endpoint, SignedCall call) {
            return false;
        }
    }
}
