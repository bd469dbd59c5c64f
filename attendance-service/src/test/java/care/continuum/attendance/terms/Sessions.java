package care.continuum.attendance.terms;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.events.AgeBand;
import care.continuum.events.Excuse;
import care.continuum.events.Outcome;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sessions written as one word per track day from Monday, March 2, 2026 on: `A` attended, `P` partial (60 of 180
/// minutes), `N` no-show, `L` late cancellation, `E` excused, `-` not applicable, `?` expected. The first letter of
/// a word is the group of three hours at nine, each further one an hour from one o'clock on.
public final class Sessions {

    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /// The program's own numbers, with which the service is shipped.
    public static final Limits USUAL =
            new Limits(10, 75, 24, 72, 80, 60, 180, 2, 3, 14, 14, 4, 7, 24, 72, 3, 2, 72, 2, 2, 540, 360, 1200, 7);

    public static final Rules RULES = new Rules(NEW_YORK, false, USUAL, List.of());
    public static final Rules AUTOMATIC = new Rules(NEW_YORK, true, USUAL, List.of());
    public static final LocalDate START = LocalDate.of(2026, 3, 2);

    private Sessions() {}

    public static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(LocalTime.of(hour, minute)).atZone(NEW_YORK).toInstant();
    }

    public static Plan plan(int weeks) {
        return new Plan(START, weeks, 9, Track.DAY, AgeBand.ADULT, at(START.minusDays(3), 10, 0), Holds.NONE, 1);
    }

    public static SessionId session(int number) {
        return new SessionId(UUID.nameUUIDFromBytes(("session " + number).getBytes(UTF_8)));
    }

    /// The n-th Monday, Wednesday or Friday from the start on, from 1.
    public static LocalDate trackDay(int number) {
        return START.plusWeeks((number - 1) / 3).plusDays((number - 1) % 3 * 2L);
    }

    public static Ledger ledger(String words) {
        var entries = new ArrayList<Entry>();
        var day = 0;
        for (var word : List.of(words.strip().split("\\s+"))) {
            day++;
            for (int at = 0; at < word.length(); at++) {
                var from = at == 0 ? at(trackDay(day), 9, 0) : at(trackDay(day), 12 + at, 0);
                var open = expected(entries.size() + 1, from, at == 0 ? 180 : 60);
                entries.add(settled(open, word.charAt(at)));
            }
        }
        return new Ledger(entries, List.of());
    }

    public static Entry expected(int number, Instant startsAt, int minutes) {
        return expected(number, startsAt, minutes, null);
    }

    public static Entry expected(int number, Instant startsAt, int minutes, @Nullable SessionId makeUpFor) {
        var endsAt = startsAt.plus(Duration.ofMinutes(minutes));
        var kind = minutes == 180 ? SessionKind.GROUP : SessionKind.INDIVIDUAL;
        var track = minutes == 180 ? Track.DAY : null;
        return new Entry(
                session(number), kind, track, startsAt, endsAt, makeUpFor, endsAt, null, null, null, null, null, null);
    }

    private static Entry settled(Entry open, char letter) {
        return switch (letter) {
            case '?' -> open;
            case '-' -> open.notApplicable(open.startsAt());
            default -> open.settled(report(letter, open), RULES, open.endsAt());
        };
    }

    public static Report report(char letter, Entry of) {
        return switch (letter) {
            case 'A' -> Report.attended(of.length());
            case 'P' -> Report.attended(of.length() / 3);
            case 'N' -> Report.NO_SHOW;
            case 'L' -> new Report(Mark.LATE_CANCEL, 0, of.startsAt().minusSeconds(3600), null, false);
            case 'E' -> new Report(Mark.EXCUSED, 0, of.startsAt().minus(Duration.ofHours(24)), null, false);
            case 'H' -> new Report(Mark.EXCUSED, 0, null, Excuse.HOSPITAL, false);
            default -> throw new IllegalArgumentException("no outcome " + letter);
        };
    }

    public static Outcome outcome(char letter) {
        return switch (letter) {
            case 'A' -> Outcome.ATTENDED;
            case 'P' -> Outcome.PARTIAL;
            case 'N' -> Outcome.NO_SHOW;
            case 'L' -> Outcome.LATE_CANCEL;
            default -> Outcome.EXCUSED;
        };
    }

    /// The Monday after the day.
    public static LocalDate mondayAfter(LocalDate day) {
        return day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }
}
