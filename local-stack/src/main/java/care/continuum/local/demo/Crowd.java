package care.continuum.local.demo;

import care.continuum.events.Track;
import care.continuum.local.clinic.Known;
import care.continuum.local.clinic.Planned;
import care.continuum.local.clinic.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Clients of whom nothing is told: they fill the clinic, and complete.
final class Crowd {

    private final Scene scene;
    private final Cast cast;
    private final List<Seated> seated = new ArrayList<>();
    private int number;

    /// @param number of the last client before these
    Crowd(Scene scene, Cast cast, int number) {
        this.scene = scene;
        this.cast = cast;
        this.number = number;
    }

    /// Somebody with a seat and a plan.
    private record Seated(Known client, List<Planned> plan) {}

    /// Enrolls some for groups alone.
    void comes(int people, int age, Track track) {
        var wish = Wish.past(track, scene.today(), 1, 9, Set.of());
        for (int i = 0; i < people; i++) {
            var who = cast.silent(++number, age, track);
            var client = scene.staff().enter(who);
            scene.staff().assess(client, who.fullName(), wish.startDate().minusDays(1));
            scene.staff().enroll(client, wish);
            seated.add(new Seated(client, scene.planOf(client, wish)));
        }
    }

    /// All who have a seat come to everything, and complete.
    void completes() {
        for (var one : seated) {
            scene.attends(one.client(), one.plan());
            scene.completes(one.client());
        }
        seated.clear();
    }
}
