package care.continuum.aftercare.sending;

import care.continuum.aftercare.sending.Guards.Pass;
import care.continuum.aftercare.sending.IntakeConnection.Allowed;
import care.continuum.aftercare.sending.PartnerConnection.Reply;
import care.continuum.aftercare.terms.Outcome;
import care.continuum.aftercare.terms.Parcel;
import care.continuum.aftercare.terms.Parcel.Claimed;
import care.continuum.aftercare.terms.Partner;
import care.continuum.aftercare.terms.Partner.Endpoint;
import care.continuum.aftercare.terms.PartnerDirectory;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;

/// Makes one try: intake first, then the partner. Where something fails at once and nothing has left, it goes on with a
/// few more calls, each with intake's word anew; longer pauses are kept with the referral.
final class Carrier {

    private static final int MOST_DOUBLINGS = 30;
    private static final Duration FIRST_BREATH = Duration.ofMillis(100);

    private final PartnerDirectory directory;
    private final IntakeConnection intake;
    private final PartnerConnection partners;
    private final SendingSettings settings;
    private final LongSupplier nanos;
    private final IntervalFunction pauses;
    private final IntervalFunction intakesPause;
    private final Retry quickly;

    /// @param nanos the machine's own time, which no clock changes
    Carrier(
            PartnerDirectory directory,
            IntakeConnection intake,
            PartnerConnection partners,
            SendingSettings settings,
            LongSupplier nanos) {
        this.directory = directory;
        this.intake = intake;
        this.partners = partners;
        this.settings = settings;
        this.nanos = nanos;
        this.pauses =
                IntervalFunction.ofExponentialRandomBackoff(settings.firstPause(), 2, 0.5, settings.longestPause());
        this.intakesPause = IntervalFunction.ofRandomized(settings.rest());
        this.quickly = Retry.of(
                "referrals",
                RetryConfig.<Call>custom()
                        .maxAttempts(settings.quickCalls())
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(FIRST_BREATH))
                        .retryOnResult(Call::isRepeatable)
                        .build());
    }

    /// @param isRepeatable whether it failed at once and nothing has left
    private record Call(Outcome outcome, boolean isRepeatable) {}

    Outcome carry(Claimed claimed, Pass pass) {
        var begun = nanos.getAsLong();
        return directory
                .recipientOf(claimed.parcel())
                .map(partner -> quickly.executeSupplier(() -> timed(() -> call(claimed, partner, pass, begun))))
                .map(Call::outcome)
                .orElseGet(Outcome.Gone::new);
    }

    /// A failure that took its time is not repeated: the claim would not last for another call.
    private Call timed(Supplier<Call> work) {
        var begun = nanos.getAsLong();
        var call = work.get();
        return settings.isShort(since(begun)) ? call : new Call(call.outcome(), false);
    }

    private Duration since(long begun) {
        return Duration.ofNanos(nanos.getAsLong() - begun);
    }

    private Call call(Claimed claimed, Partner partner, Pass pass, long begun) {
        var parcel = claimed.parcel();
        Optional<Allowed> answer;
        try {
            answer = intake.ask(parcel, partner.purposeOf(parcel.kind()));
        } catch (IOException away) {
            return new Call(postponed(), !isLate(away));
        }
        if (answer.isEmpty()) {
            return new Call(new Outcome.Denied(), false);
        }
        var endpoint = partner.endpoint();
        if (endpoint == null) {
            return new Call(new Outcome.Allowed(), false);
        }
        return settings.isTooLateToCall(since(begun))
                ? new Call(postponed(), false)
                : deliver(endpoint, letter(parcel, answer.get()), pass, pause(claimed.attempt()));
    }

    private Call deliver(Endpoint endpoint, Letter letter, Pass pass, Duration pause) {
        try {
            var reply = partners.deliver(endpoint, letter);
            if (reply == Reply.UNCLEAR) {
                throw new IOException("it cannot take a referral now");
            }
            pass.answered();
            return new Call(
                    reply == Reply.TAKEN ? new Outcome.Accepted() : new Outcome.Refused(pause, settings.refusals()),
                    false);
        } catch (IOException away) {
            pass.failed(away);
            var left = !neverLeft(away);
            return new Call(new Outcome.Unanswered(left, pause), !left && !isLate(away));
        }
    }

    private Outcome postponed() {
        return new Outcome.Postponed(Duration.ofMillis(intakesPause.apply(1)));
    }

    private Duration pause(int attempt) {
        return Duration.ofMillis(pauses.apply(Math.min(attempt, MOST_DOUBLINGS)));
    }

    private static boolean neverLeft(IOException away) {
        return away instanceof ConnectException
                || away instanceof HttpConnectTimeoutException
                || away instanceof SSLHandshakeException;
    }

    private static boolean isLate(IOException away) {
        return away instanceof HttpTimeoutException || away instanceof InterruptedIOException;
    }

    private static Letter letter(Parcel parcel, Allowed allowed) {
        return new Letter(parcel.referralId(), parcel.kind(), allowed.identity(), allowed.consent(), allowed.notice());
    }
}
