package care.continuum.aftercare.sending;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How referrals are carried, under `continuum.aftercare.sending`.
///
/// @param poll         between two looks for what can be tried
/// @param askLimit     how long intake may take
/// @param callLimit    how long a partner may take
/// @param firstPause   before the second try, about; it doubles from try to try
/// @param longestPause between two tries, about
/// @param quickCalls   so many calls at most in one try, as long as they fail at once and nothing has left
/// @param refusals     so many definite refusals end the sending
/// @param atOnce       tries at one partner at the same time
/// @param rest         how long who fails is left alone, at first
@ConfigurationProperties("continuum.aftercare.sending")
record SendingSettings(
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("5s") Duration askLimit,
        @DefaultValue("10s") Duration callLimit,
        @DefaultValue("2s") Duration firstPause,
        @DefaultValue("30m") Duration longestPause,
        @DefaultValue("3") int quickCalls,
        @DefaultValue("5") int refusals,
        @DefaultValue("4") int atOnce,
        @DefaultValue("15s") Duration rest) {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration TO_WRITE = Duration.ofSeconds(5);

    /// No next try lies further ahead: pauses are drawn from half to one and a half times of what they are about.
    Duration longest() {
        var pause = longestPause.multipliedBy(2);
        return pause.compareTo(claim()) > 0 ? pause : claim();
    }

    /// How long one try has a referral for itself. Where its process dies, the referral waits so long.
    Duration claim() {
        return toAsk().plus(callLimit).plus(TO_WRITE);
    }

    /// Shorter than the call, so that it is told apart from one in which the letter may have left.
    Duration connectLimit() {
        return callLimit.dividedBy(2);
    }

    /// Whether a try has taken so long that intake's yes may not hold any more, such as where its process stood still.
    boolean isTooLateToCall(Duration since) {
        return since.compareTo(toAsk()) > 0;
    }

    /// With all the calls that fail at once.
    private Duration toAsk() {
        return askLimit.plus(AT_ONCE.multipliedBy(quickCalls));
    }

    /// Whether a call that has failed was so short that another one fits into the same try.
    boolean isShort(Duration call) {
        return call.compareTo(AT_ONCE) < 0;
    }
}
