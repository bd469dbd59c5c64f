package care.continuum.local.demo;

import care.continuum.events.Channel;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.local.clinic.Newcomer;
import java.time.LocalDate;

/// The people of the stories; none of them exists.
record Cast(LocalDate today) {

    Newcomer ana() {
        return adult("Ana", "Torres", 34, Reason.CO_OCCURRING, Track.DAY);
    }

    Newcomer ben() {
        return adult("Ben", "Okafor", 51, Reason.SUBSTANCE_USE, Track.EVENING);
    }

    Newcomer cole() {
        return adult("Cole", "Brandt", 16, Reason.SUBSTANCE_USE, Track.EVENING);
    }

    Newcomer dana() {
        return adult("Dana", "Ito", 17, Reason.MENTAL_HEALTH, Track.EVENING);
    }

    /// One of those of whom nothing is told.
    Newcomer silent(int number, int age, Track track) {
        return adult("Silent", "Client%02d".formatted(number), age, Reason.MENTAL_HEALTH, track);
    }

    private Newcomer adult(String given, String family, int age, Reason reason, Track track) {
        var email = "%s.%s@example.org".formatted(given, family);
        var born = today.minusYears(age).minusDays(100);
        return new Newcomer(given, family, born, null, "", email, Channel.PHONE, reason, track);
    }
}
