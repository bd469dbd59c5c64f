package care.continuum.suite.faults;

import care.continuum.local.replay.ReplayRun;
import care.continuum.suite.faults.Asker.Answer;
import care.continuum.suite.faults.Ledger.Stage;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The way of one client, drawn from a seed: mostly legal commands, some that a rule refuses, some that nobody can
/// read, some sent several times at once.
final class Life {

    /// Four of five are enough to complete.
    private static final int FEWEST_TO_MISS_ONE = 5;

    /// In milliseconds, about as long as it takes until a referral is sent.
    private static final int MOST_HESITATION = 1_500;

    /// Between the weeks in which appointments after the program are looked for, which take most hours of their days.
    private static final int DAYS_AHEAD = 15;

    private static final int OPENS = 8;
    private static final int OPEN_HOURS = 12;

    private final Admission admission;

    /// Whether no other client took a time that this one asked for.
    private boolean hadItsWay = true;

    Life(Admission admission) {
        this.admission = admission;
    }

    /// Lives until the end, the client's or that of all.
    void live() throws InterruptedException {
        var sessions = admission.sessions();
        if (!sessions.isEmpty() && !admission.isOver() && hasNothingElse()) {
            attend(sessions);
        }
    }

    /// Now and then a session is entered that is moved and canceled again, so that the plan is what it was.
    private boolean hasNothingElse() throws InterruptedException {
        if (admission.random().nextInt(3) > 0) {
            return true;
        }
        var hour = OPENS + admission.random().nextInt(OPEN_HOURS);
        var day = LocalDate.now(ReplayRun.ZONE).plusDays(DAYS_AHEAD);
        var at = day.atTime(hour, 0).atZone(ReplayRun.ZONE);
        var entered = schedule(
                "sessions",
                Map.of("clientId", admission.client(), "kind", "INDIVIDUAL", "startsAt", at.toOffsetDateTime()));
        if (!entered.accepted()) {
            hadItsWay = false;
            return entered.status() != 0;
        }
        var session = "sessions/" + entered.body().path("sessionId").asString("");
        var why = Map.<String, Object>of("by", "CLINICIAN", "reason", Canaries.TEXT, "scope", "ONE");
        var where = new LinkedHashMap<>(why);
        where.put("startsAt", at.plusDays(1).toOffsetDateTime());
        schedule(session + "/reschedule", where);
        return schedule(session + "/cancel", why).accepted();
    }

    private Answer schedule(String what, Map<String, Object> body) throws InterruptedException {
        return admission.sender().send("POST", "/api/scheduling/" + what, body);
    }

    private void attend(List<String> sessions) throws InterruptedException {
        var random = admission.random();
        var stays = admission.persona().stays();
        var misses = random.nextInt(3) == 0 && sessions.size() >= FEWEST_TO_MISS_ONE;
        var missed = misses ? random.nextInt(sessions.size()) : -1;
        var corrected = random.nextInt(3) == 0 ? random.nextInt(sessions.size()) : -1;
        var detours = new Detours(admission, sessions.size());
        for (int i = 0; i < sessions.size() && !admission.isOver(); i++) {
            if (!detours.isBackFor(i)) {
                return;
            }
            var comes = stays && i != missed;
            if (i == corrected) {
                put(sessions.get(i), Map.of("outcome", comes ? "NO_SHOW" : "ATTENDED"));
            }
            var body = new LinkedHashMap<String, Object>();
            body.put("outcome", comes ? "ATTENDED" : "NO_SHOW");
            if (i == corrected) {
                body.put("reason", Canaries.TEXT);
            }
            if (!put(sessions.get(i), body).accepted()) {
                return;
            }
        }
        if (admission.isOver() || !detours.isSettled()) {
            return;
        }
        if (stays) {
            goOn(Stage.COMPLETES);
        } else if (isGone()) {
            goOn(Stage.LEFT);
        }
    }

    /// For one of three something is changed of what follows. One of four takes back the consent that referrals rest
    /// on: what has left by then depends on the moment.
    private void goOn(Stage stage) throws InterruptedException {
        var random = admission.random();
        admission.note(stage, false);
        if (random.nextInt(4) == 0) {
            Thread.sleep(random.nextInt(MOST_HESITATION));
            admission.demand("consents/%s/revocation".formatted(admission.consent()), Map.of("reason", Canaries.TEXT));
        }
        var done = random.nextInt(3) > 0 || new Continuing(admission).isDone();
        if (done && hadItsWay) {
            admission.note(stage, true);
        }
    }

    private boolean isGone() throws InterruptedException {
        for (var channel : List.of("PHONE", "TEXT")) {
            post("outreach", Map.of("attemptedAt", Forms.yesterday(), "channel", channel, "result", "NO_ANSWER"));
        }
        return post("discharge", Map.of("disposition", "NOT_COMPLETED", "reason", "LOST_CONTACT"))
                .accepted();
    }

    private Answer put(String session, Map<String, Object> body) throws InterruptedException {
        var path = "/api/attendance/sessions/%s/clients/%s".formatted(session, admission.client());
        return admission.sender().demand("PUT", path, body);
    }

    private Answer post(String what, Map<String, Object> body) throws InterruptedException {
        var path = "/api/attendance/clients/%s/%s".formatted(admission.client(), what);
        return admission.sender().demand("POST", path, body);
    }
}
