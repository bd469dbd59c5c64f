package care.continuum.attendance.terms;

import care.continuum.events.OutreachResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who was asked to call the client, and what came of it.
///
/// @param reengagedAt  the start of the session at which the client last came back
/// @param unaskedSince when the client came to stand worse by what was recorded too late to ask for a call;
///                     missing once somebody is asked, and while nobody has to be
public record Outreach(
        List<Request> requests,
        List<Attempt> attempts,
        @Nullable Instant reengagedAt,
        @Nullable Instant unaskedSince) {

    public static final Outreach NONE = new Outreach(List.of(), List.of(), null, null);

    public Outreach {
        requests = List.copyOf(requests);
        attempts = List.copyOf(attempts);
    }

    public Outreach asked(Request request) {
        return new Outreach(append(requests, request), attempts, reengagedAt, null);
    }

    public Outreach tried(Attempt attempt) {
        return new Outreach(requests, append(attempts, attempt), reengagedAt, unaskedSince);
    }

    /// What is known of the attempt already: nobody calls twice at one time by one channel.
    public Optional<Attempt> like(Attempt attempt) {
        return attempts.stream()
                .filter(known -> known.attemptedAt().equals(attempt.attemptedAt()))
                .filter(known -> known.channel() == attempt.channel())
                .findFirst();
    }

    /// Somebody should be asked at the next occasion; null where there is no need.
    public Outreach unasked(@Nullable Instant since) {
        return new Outreach(requests, attempts, reengagedAt, since);
    }

    public Outreach reengaged(@Nullable Instant startsAt) {
        return new Outreach(requests, attempts, startsAt, unaskedSince);
    }

    /// Without the requests that nobody has to answer any more and nobody has begun to answer.
    public Outreach without(Predicate<Request> unneeded) {
        var left = requests.stream()
                .filter(request -> !since(request).isEmpty() || !unneeded.test(request))
                .toList();
        return new Outreach(left, attempts, reengagedAt, unaskedSince);
    }

    /// As it stood then, but for what was entered later of it.
    public Outreach until(Instant then) {
        var made = attempts.stream()
                .filter(attempt -> !attempt.attemptedAt().isAfter(then))
                .toList();
        return new Outreach(requests, made, reengagedAt, unaskedSince);
    }

    /// When the client was reached.
    public Stream<Instant> reached() {
        return attempts.stream()
                .filter(attempt -> attempt.result() == OutreachResult.REACHED)
                .map(Attempt::attemptedAt);
    }

    /// Whether a session attended at that time is the first one after an attempt.
    public boolean isReengagement(Instant startsAt) {
        return attempts.stream()
                .map(Attempt::attemptedAt)
                .anyMatch(at -> at.isBefore(startsAt) && (reengagedAt == null || at.isAfter(reengagedAt)));
    }

    /// The latest request, unless the client was reached or came back since, or all attempts by enough channels
    /// were made. Who makes a session up came back at the make-up, whenever that session is.
    public Optional<Request> open(Ledger ledger, Rules rules) {
        return requests.isEmpty()
                ? Optional.empty()
                : Optional.of(requests.getLast())
                        .filter(request -> !isAnswered(request, rules))
                        .filter(request -> ledger.entries().stream()
                                .noneMatch(entry ->
                                        entry.isAttended() && entry.startsAt().isAfter(request.requestedAt())));
    }

    /// By when the next attempt of an open request has to be made.
    public Instant dueAt(Request request) {
        return since(request).isEmpty() ? request.firstAttemptBy() : request.allAttemptsBy();
    }

    private boolean isAnswered(Request request, Rules rules) {
        var since = since(request);
        var channels = since.stream().map(Attempt::channel).distinct().count();
        return since.stream().anyMatch(attempt -> attempt.result() == OutreachResult.REACHED)
                || (since.size() >= rules.limits().attempts()
                        && channels >= rules.limits().channels());
    }

    /// Whenever they were entered.
    private List<Attempt> since(Request request) {
        return attempts.stream()
                .filter(attempt -> !attempt.attemptedAt().isBefore(request.requestedAt()))
                .toList();
    }

    private static <T> List<T> append(List<T> all, T one) {
        var more = new ArrayList<>(all);
        more.add(one);
        return more;
    }
}
