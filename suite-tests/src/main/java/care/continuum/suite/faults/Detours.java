package care.continuum.suite.faults;

import care.continuum.local.replay.ReplayRun;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What comes between while a client is in the program, drawn from the client's seed: a weekly questionnaire, a crisis,
/// a consent that is taken back, a hold, another track. The days of the plan are past, so that it stays as it was.
final class Detours {

    private static final int ONE_OF = 3;
    private static final int ITEMS = 17;
    private static final int HIGHEST = 4;

    private enum Detour {
        QUESTIONNAIRE,
        CRISIS,
        CONSENT,
        HOLD,
        OTHER_TRACK
    }

    /// Before which of the plan's sessions.
    private record Turn(Detour detour, int before) {}

    private final Admission admission;
    private final Random random;
    private final List<Turn> turns = new ArrayList<>();
    private final boolean gives;
    private boolean inCrisis;

    /// @param sessions how many there are in the plan
    Detours(Admission admission, int sessions) {
        this.admission = admission;
        this.random = admission.random();
        for (var detour : Detour.values()) {
            if (random.nextInt(ONE_OF) == 0) {
                turns.add(new Turn(detour, random.nextInt(sessions)));
            }
        }
        this.gives = random.nextBoolean();
    }

    /// Whether the client is still in the program after all that comes before that session.
    boolean isBackFor(int session) throws InterruptedException {
        for (var turn : turns) {
            if (turn.before == session && (admission.isOver() || !isBack(turn.detour))) {
                return false;
            }
        }
        return true;
    }

    /// Whether nothing is open any more that began on the way.
    boolean isSettled() throws InterruptedException {
        return !inCrisis || admission.demand("crisis/resolution", Map.of()).accepted();
    }

    private boolean isBack(Detour detour) throws InterruptedException {
        return switch (detour) {
            case QUESTIONNAIRE -> isAccepted("screenings", Forms.screening("BAM", random, ITEMS, HIGHEST));
            case CRISIS -> {
                inCrisis = isAccepted("risk-assessment", Forms.finding("HIGH"));
                yield inCrisis;
            }
            case CONSENT -> isTakenBack();
            case HOLD ->
                isAccepted("suspension", Map.of())
                        && isAccepted("resumption", Map.of())
                        && admission.waiting().isSeated(gives);
            case OTHER_TRACK -> isMoved();
        };
    }

    private boolean isTakenBack() throws InterruptedException {
        var consent = Forms.consent(
                admission.persona().name(), LocalDate.now(ReplayRun.ZONE).minusDays(1));
        consent.put("type", "SPECIFIC_RECIPIENT");
        var given = admission.demand("consents", consent);
        var id = given.body().path("consentId").asString("");
        return given.accepted() && isAccepted("consents/%s/revocation".formatted(id), Map.of("reason", Canaries.TEXT));
    }

    /// Whoever gets no seat in the other track stays where they are.
    private boolean isMoved() throws InterruptedException {
        var from = admission.standing().at("/enrollment/track").asString("");
        var to = from.equals("DAY") ? "EVENING" : "DAY";
        if (!isAccepted("track-change", Map.of("track", to))) {
            return false;
        }
        var backoff = new Backoff();
        while (!admission.isOver()) {
            var enrollment = admission.standing().path("enrollment");
            var refused = enrollment.at("/trackChange/refused").asBoolean(false);
            if (refused || enrollment.path("track").asString("").equals(to)) {
                return true;
            }
            backoff.pause();
        }
        return false;
    }

    private boolean isAccepted(String what, Map<String, Object> body) throws InterruptedException {
        return admission.demand(what, body).accepted();
    }
}
