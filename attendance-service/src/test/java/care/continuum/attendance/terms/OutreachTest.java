package care.continuum.attendance.terms;

import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static care.continuum.attendance.terms.Sessions.expected;
import static care.continuum.attendance.terms.Sessions.ledger;
import static care.continuum.attendance.terms.Sessions.session;
import static care.continuum.attendance.terms.Sessions.trackDay;
import static care.continuum.events.OutreachChannel.PHONE;
import static care.continuum.events.OutreachChannel.TEXT;
import static care.continuum.events.OutreachResult.DECLINED;
import static care.continuum.events.OutreachResult.NO_ANSWER;
import static care.continuum.events.OutreachResult.REACHED;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.OutreachChannel;
import care.continuum.events.OutreachReason;
import care.continuum.events.OutreachResult;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutreachTest {

    private static final Instant ASKED = at(START, 12, 0);
    private static final Request REQUEST = Request.of(OutreachReason.AT_RISK, ASKED, RULES);
    private static final Outreach OPEN = Outreach.NONE.asked(REQUEST);

    @Test
    @Proves("outreach")
    void theFirstAttemptIsDueIn24HoursAndAllIn72() {
        assertThat(REQUEST.firstAttemptBy()).isEqualTo(ASKED.plusSeconds(24 * 3600));
        assertThat(REQUEST.allAttemptsBy()).isEqualTo(ASKED.plusSeconds(72 * 3600));
        assertThat(OPEN.dueAt(REQUEST)).isEqualTo(REQUEST.firstAttemptBy());
        assertThat(OPEN.tried(attempt(1, PHONE, NO_ANSWER)).dueAt(REQUEST)).isEqualTo(REQUEST.allAttemptsBy());
    }

    @Test
    void itStaysOpenUntilTheClientIsReached() {
        assertThat(isOpen(OPEN.tried(attempt(1, PHONE, NO_ANSWER)))).isTrue();
        assertThat(isOpen(OPEN.tried(attempt(1, PHONE, DECLINED)))).isTrue();
        assertThat(isOpen(OPEN.tried(attempt(1, PHONE, REACHED)))).isFalse();
    }

    @Test
    @Proves("outreach")
    void threeAttemptsByTwoChannelsAreEnough() {
        var two = OPEN.tried(attempt(1, PHONE, NO_ANSWER)).tried(attempt(2, PHONE, NO_ANSWER));
        assertThat(isOpen(two)).isTrue();
        assertThat(isOpen(two.tried(attempt(3, PHONE, NO_ANSWER)))).isTrue();
        assertThat(isOpen(two.tried(attempt(3, TEXT, NO_ANSWER)))).isFalse();
    }

    @Test
    void attemptsBeforeTheRequestDoNotAnswerIt() {
        assertThat(isOpen(Outreach.NONE.tried(attempt(-1, PHONE, REACHED)).asked(REQUEST)))
                .isTrue();
    }

    @Test
    @Proves("outreach")
    void anAttemptBeforeTheRequestDoesNotAnswerItHoweverLateItIsEntered() {
        var before = new Attempt(ASKED.minusMillis(1), PHONE, REACHED, "demo", ASKED.plusSeconds(86_400));
        assertThat(isOpen(OPEN.tried(before))).isTrue();
        assertThat(OPEN.tried(before).dueAt(REQUEST)).isEqualTo(REQUEST.firstAttemptBy());
    }

    @Test
    void aClientWhoComesNeedsNoMoreCalls() {
        assertThat(OPEN.open(ledger("N A"), RULES)).isEmpty();
        assertThat(OPEN.open(ledger("A N"), RULES)).isPresent();
    }

    @Test
    @Proves({"outreach", "made-up"})
    void aSessionThatWasMadeUpBeforeIsNoReturn() {
        var makeUp = expected(9, at(START, 8, 0), 60, session(2));
        var made = makeUp.settled(Report.attended(60), RULES, makeUp.endsAt());
        assertThat(OPEN.open(ledger("N H").plus(List.of(made)), RULES)).isPresent();

        var later = expected(9, at(START, 14, 0), 60, session(2));
        var back = later.settled(Report.attended(60), RULES, later.endsAt());
        assertThat(OPEN.open(ledger("N H").plus(List.of(back)), RULES)).isEmpty();
    }

    @Test
    void theFirstSessionAttendedAfterAnAttemptIsTheReturn() {
        var tried = Outreach.NONE.tried(attempt(1, PHONE, NO_ANSWER));
        assertThat(tried.isReengagement(at(trackDay(1), 9, 0))).isFalse();
        assertThat(tried.isReengagement(at(trackDay(2), 9, 0))).isTrue();
        assertThat(tried.reengaged(at(trackDay(2), 9, 0)).isReengagement(at(trackDay(3), 9, 0)))
                .isFalse();
        assertThat(Outreach.NONE.isReengagement(at(trackDay(2), 9, 0))).isFalse();
    }

    private static boolean isOpen(Outreach outreach) {
        return outreach.open(ledger("N"), RULES).isPresent();
    }

    private static Attempt attempt(int hours, OutreachChannel channel, OutreachResult result) {
        var when = ASKED.plusSeconds(hours * 3600L);
        return new Attempt(when, channel, result, "demo", when);
    }
}
