package care.continuum.local.demo;

import static care.continuum.events.Need.FAMILY_THERAPY;
import static care.continuum.events.Need.SMART_RECOVERY;
import static care.continuum.events.Need.TWELVE_STEP;

import care.continuum.events.Track;
import care.continuum.local.clinic.Known;
import care.continuum.local.clinic.Planned;
import care.continuum.local.clinic.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// The four stories.
final class Stories {

    private final Scene scene;
    private final Cast cast;
    private final Teller teller;

    Stories(Scene scene, Cast cast, Teller teller) {
        this.scene = scene;
        this.cast = cast;
        this.teller = teller;
    }

    void anaCompletes() {
        teller.chapter("Ana completes the program");
        var wish = Wish.past(Track.DAY, scene.today(), 1, 10, Set.of(FAMILY_THERAPY, TWELVE_STEP));
        var ana = scene.arrives(cast.ana(), wish);
        var plan = scene.isEnrolled(ana, cast.ana(), wish);
        teller.says("Ana comes to each of her %d sessions.".formatted(plan.size()));
        scene.attends(ana, plan);
        scene.completes(ana);
        scene.tellAftercare(ana, cast.ana());
    }

    void benFallsBehind() {
        teller.chapter("Ben falls behind, is reached, and completes");
        var wish = Wish.past(Track.EVENING, scene.today(), 3, 10, Set.of(SMART_RECOVERY));
        var ben = scene.arrives(cast.ben(), wish);
        var plan = scene.isEnrolled(ben, cast.ben(), wish);
        var missed = twoDaysInARow(plan);
        var before = plan.subList(0, plan.indexOf(missed.getFirst()));
        var after = plan.subList(plan.indexOf(missed.getLast()) + 1, plan.size());
        teller.says("Ben comes %s, and then misses two days in a row.".formatted(times(before.size())));
        scene.attends(ben, before);
        scene.misses(ben, missed);
        scene.listener().await(ben, "ClientAtRisk");
        teller.says("The clinic calls Ben and reaches him.");
        scene.staff().reachOut(ben, missed.getLast().endsAt().plusHours(1), "PHONE", "REACHED");
        scene.listener().await(ben, "OutreachRecorded");
        teller.says("Ben comes again, to each of the %d sessions that are left.".formatted(after.size()));
        scene.attends(ben, after);
        scene.listener().await(ben, "ClientReengaged");
        scene.completes(ben);
        scene.tellAftercare(ben, cast.ben());
    }

    /// Cole has the section's last seat, so that Dana has to wait for it.
    void coleLeavesAndDanaGetsTheSeat() {
        teller.chapter("Cole drops out");
        var wish = Wish.past(Track.EVENING, scene.today(), 2, 9, Set.of());
        var cole = scene.arrives(cast.cole(), wish);
        var plan = scene.isEnrolled(cole, cast.cole(), wish);
        teller.says("Cole comes once and then no more.");
        scene.attends(cole, plan.subList(0, 1));
        scene.misses(cole, plan.subList(1, plan.size()));
        scene.listener().await(cole, "ClientDisengaged");

        teller.chapter("Dana waits for a seat");
        var dana = danaWaits(wish);

        teller.chapter("Dana gets the seat that Cole leaves");
        teller.says("The clinic calls Cole and writes to him in vain, and discharges him.");
        scene.staff().reachOut(cole, "PHONE", "NO_ANSWER");
        scene.staff().reachOut(cole, "TEXT", "NO_ANSWER");
        scene.staff().discharge(cole, "LOST_CONTACT");
        scene.listener().await(cole, "SeatReleased");
        scene.listener().await(dana, "SeatOffered");
        scene.tellAftercare(cole, cast.cole());
        danaAccepts(dana, wish);
    }

    private Known danaWaits(Wish wish) {
        var dana = scene.arrives(cast.dana(), wish);
        teller.says("Dana asks for a seat on the evening track, but the section is full.");
        scene.staff().enroll(dana, wish);
        scene.staff().awaitStatus(dana, "WAITLISTED");
        scene.listener().await(dana, "ClientWaitlisted");
        return dana;
    }

    private void danaAccepts(Known dana, Wish wish) {
        teller.says("Dana accepts the seat, and comes to every session.");
        scene.staff().accept(dana);
        scene.attends(dana, scene.planOf(dana, wish));
        scene.completes(dana);
        scene.tellAftercare(dana, cast.dana());
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    /// The sessions of the first two neighboring days, after the first day, that have few sessions: the client can
    /// afford to miss them.
    private static List<Planned> twoDaysInARow(List<Planned> plan) {
        var days = new TreeMap<java.time.LocalDate, List<Planned>>();
        plan.forEach(session ->
                days.computeIfAbsent(session.day(), any -> new ArrayList<>()).add(session));
        var inOrder = List.copyOf(days.values());
        for (int i = 1; i + 2 < inOrder.size(); i++) {
            var two = new ArrayList<>(inOrder.get(i));
            two.addAll(inOrder.get(i + 1));
            if (two.size() * 5 <= plan.size()) {
                return two;
            }
        }
        throw new IllegalStateException("no two days of this plan can be missed: " + plan);
    }
}
