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
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one try: intake first, then the partner.
final class Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);
    private static final int MOST_DOUBLINGS = 30;

    private final PartnerDirectory directory;
    private final IntakeConnection intake;
    private final PartnerConnection partners;
    private final SendingSettings settings;
    private final IntervalFunction pauses;

    Carrier(PartnerDirectory directory, IntakeConnection intake, PartnerConnection partners, SendingSettings settings) {
        this.directory = directory;
        this.intake = intake;
        this.partners = partners;
        this.settings = settings;
        this.pauses =
                IntervalFunction.ofExponentialRandomBackoff(settings.firstPause(), 2, 0.5, settings.longestPause());
    }

    Outcome carry(Claimed claimed, Pass pass) {
        return directory
                .find(claimed.parcel().partnerId())
                .map(partner -> carry(claimed, partner, pass))
                .orElseGet(Outcome.Gone::new);
    }

    private Outcome carry(Claimed claimed, Partner partner, Pass pass) {
        var parcel = claimed.parcel();
        var pause = pause(claimed.attempt());
        Optional<Allowed> answer;
        try {
            answer = intake.ask(parcel, partner.purposeOf(parcel.kind()));
        } catch (IOException away) {
            LOG.warn("Referral {} waits for intake: {}", parcel.referralId(), away.toString());
            return new Outcome.Unanswered(false, pause);
        }
        if (answer.isEmpty()) {
            return new Outcome.Denied();
        }
        var endpoint = partner.endpoint();
        return endpoint == null ? new Outcome.Allowed() : deliver(endpoint, letter(parcel, answer.get()), pass, pause);
    }

    private Outcome deliver(Endpoint endpoint, Letter letter, Pass pass, Duration pause) {
        try {
            var reply = partners.deliver(endpoint, letter);
            if (reply == Reply.UNCLEAR) {
                throw new IOException("the partner cannot take it now");
            }
            pass.answered();
            return reply == Reply.TAKEN ? new Outcome.Accepted() : new Outcome.Refused(pause, settings.refusals());
        } catch (IOException away) {
            pass.failed(away);
            LOG.warn("Referral {} is tried again in about {}: {}", letter.referralId(), pause, away.toString());
            return new Outcome.Unanswered(!neverLeft(away), pause);
        }
    }

    private Duration pause(int attempt) {
        return Duration.ofMillis(pauses.apply(Math.min(attempt, MOST_DOUBLINGS)));
    }

    private static boolean neverLeft(IOException away) {
        return away instanceof ConnectException
                || away instanceof HttpConnectTimeoutException
                || away instanceof SSLHandshakeException;
    }

    private static Letter letter(Parcel parcel, Allowed allowed) {
        return new Letter(parcel.referralId(), parcel.kind(), allowed.identity(), allowed.consent(), allowed.notice());
    }
}
