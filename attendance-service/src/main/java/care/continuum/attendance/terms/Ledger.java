package care.continuum.attendance.terms;

import care.continuum.events.Outcome;
import care.continuum.events.SessionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All sessions of one episode in order of their start, and the corrections of their outcomes.
public record Ledger(List<Entry> entries, List<Correction> corrections) {

    public static final Ledger EMPTY = new Ledger(List.of(), List.of());

    private static final Set<Outcome> ATTENDED = EnumSet.of(Outcome.ATTENDED, Outcome.PARTIAL, Outcome.MADE_UP);
    private static final Set<Outcome> MISSED = EnumSet.of(Outcome.NO_SHOW, Outcome.LATE_CANCEL);

    public Ledger {
        entries = entries.stream()
                .sorted(Comparator.comparing(Entry::startsAt)
                        .thenComparing(entry -> entry.sessionId().value()))
                .toList();
        corrections = List.copyOf(corrections);
    }

    public Optional<Entry> find(SessionId session) {
        return entries.stream()
                .filter(entry -> entry.sessionId().equals(session))
                .findFirst();
    }

    /// With sessions that were not known before, and those that come back after the client was off them. A make-up that
    /// the plan has by now for itself makes up for nothing any more; the others stay as they are.
    public Ledger plus(List<Entry> more) {
        var all = new ArrayList<>(entries);
        for (var entry : more) {
            var known = find(entry.sessionId());
            if (known.filter(it -> it.outcome() == Outcome.NOT_APPLICABLE).isPresent()) {
                all.remove(known.get());
            }
            if (known.isEmpty() || !all.contains(known.get())) {
                all.add(known.map(entry::insteadOf).orElse(entry));
            } else if (!entry.isMakeUp()) {
                all.set(all.indexOf(known.get()), known.get().ofThePlan());
            }
        }
        return new Ledger(all, corrections);
    }

    /// What is to be made up for: where a make-up is missed, it is still the session that this one was for.
    public SessionId original(SessionId missed) {
        var passed = new HashSet<SessionId>();
        var now = missed;
        while (passed.add(now)) {
            now = find(now).map(Entry::makeUpFor).orElse(now);
        }
        return now;
    }

    public Ledger with(Entry changed) {
        var all = entries.stream()
                .map(entry -> entry.sessionId().equals(changed.sessionId()) ? changed : entry)
                .toList();
        return new Ledger(all, corrections);
    }

    public Ledger with(Correction correction) {
        var all = new ArrayList<>(corrections);
        all.add(correction);
        return new Ledger(entries, all);
    }

    /// Sessions yet to come concern the client no more.
    public Ledger withoutThoseAfter(Instant now) {
        var all = entries.stream()
                .map(entry -> !entry.isSettled() && entry.startsAt().isAfter(now) ? entry.notApplicable(now) : entry)
                .toList();
        return new Ledger(all, corrections);
    }

    /// As it stood when the program ended: what the end took from the client was still to come.
    public Ledger asOf(Instant ended) {
        var all = entries.stream()
                .map(entry -> entry.isOffSince(ended) && entry.startsAt().isAfter(ended) ? entry.open() : entry)
                .toList();
        return new Ledger(all, corrections);
    }

    /// What is known by now of the sessions that could be judged then; the others were still to come.
    public Ledger knownAt(Instant then) {
        var all = entries.stream()
                .map(entry -> entry.isKnownAt(then) ? entry : entry.open())
                .toList();
        return new Ledger(all, corrections);
    }

    /// The outcome that counts: a session whose make-up was attended is made up. Null while it is not settled.
    public @Nullable Outcome outcome(Entry entry) {
        return entry.isSettled() && !isAttended(entry.outcome()) && isMadeUp(entry) ? Outcome.MADE_UP : entry.outcome();
    }

    private boolean isMadeUp(Entry entry) {
        return entries.stream()
                .anyMatch(other -> entry.sessionId().equals(other.makeUpFor()) && isAttended(other.outcome()));
    }

    private static boolean isAttended(@Nullable Outcome outcome) {
        return outcome != null && ATTENDED.contains(outcome);
    }

    public boolean attended(Entry entry) {
        return isAttended(outcome(entry));
    }

    /// A no-show or a late cancellation.
    public boolean missed(Entry entry) {
        var outcome = outcome(entry);
        return outcome != null && MISSED.contains(outcome);
    }

    /// Excused absences do not count, and an attended make-up counts as the session that it stands for.
    public boolean counts(Entry entry) {
        return missed(entry) || (attended(entry) && !entry.isMakeUp());
    }

    public Tally tally() {
        return tally(_ -> true);
    }

    public Tally tally(Predicate<Entry> which) {
        var counting = entries.stream().filter(which).filter(this::counts).toList();
        var attended = counting.stream().filter(this::attended).count();
        return new Tally(counting.size(), Math.toIntExact(attended));
    }

    /// The sessions of the plan itself that apply, also one that was canceled and made up.
    public Stream<Entry> planned() {
        return entries.stream().filter(entry -> !entry.isMakeUp() && outcome(entry) != Outcome.NOT_APPLICABLE);
    }

    /// Who misses it is called at once.
    public Optional<Entry> second() {
        return planned().skip(1).findFirst();
    }

    /// Whether a session was missed, as it was before a record changed it.
    public boolean wasMissed(Entry before) {
        return with(before).missed(before);
    }

    public boolean isSettled() {
        return planned().allMatch(Entry::isSettled);
    }

    /// There are sessions to come back to. A make-up is none: it never delays what follows the plan.
    public boolean remainsAfter(Instant now) {
        return entries.stream()
                .filter(Predicate.not(Entry::isMakeUp))
                .anyMatch(entry -> !entry.isSettled() && entry.startsAt().isAfter(now));
    }

    /// The day of the last session that the client came to.
    public Optional<LocalDate> lastAttendedOn(Rules rules) {
        return entries.stream()
                .filter(entry -> isAttended(entry.outcome()))
                .map(entry -> rules.day(entry.startsAt()))
                .max(Comparator.naturalOrder());
    }
}
