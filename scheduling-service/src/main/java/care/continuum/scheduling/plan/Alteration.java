package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.events.ClientId;
import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Todo;
import care.continuum.messaging.Unresolved;
import care.continuum.privacy.Sealed;
import care.continuum.scheduling.Member;
import care.continuum.scheduling.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// One change of the calendar: sessions that are moved or canceled, or that come to it. It is decided as a whole, once
/// all time that it needs is reserved; then it is carried to the plans of all whom it concerns.
///
/// @param round    numbers the try that may succeed
/// @param giveUpAt when a try that was cut off is over; once it is, when it is looked again for what one that
///                 slept until then has left
@Document("alterations")
record Alteration(
        @Id String id,
        Stage stage,
        int round,
        Draft draft,
        @Nullable Instant giveUpAt) implements Aggregate<Alteration> {

    private static final Duration LONGEST_TRY = Duration.ofSeconds(30);
    private static final Duration LONGEST_SLEEP = Duration.ofHours(1);

    /// How far it is.
    enum Stage {
        RESERVING,
        DONE,
        REFUSED
    }

    /// What is to become of the calendar.
    ///
    /// @param changed sessions that stand there, as they will be
    /// @param joined  by plan: sessions that come to it
    /// @param reason  in words, until it stands in the plans of all whom it concerns; it is told to nobody outside
    /// @param client  whom alone it is about; then the reason is sealed as theirs
    record Draft(
            List<Session> changed,
            Map<String, List<Session>> joined,
            ChangedBy by,
            @Sealed @Nullable String reason,
            Instant at,
            @Nullable ClientId client) {

        Draft {
            changed = List.copyOf(changed);
            joined = Map.copyOf(joined);
        }

        static Draft changing(List<Session> changed, ChangedBy by, String reason, Instant at) {
            return new Draft(changed, Map.of(), by, reason, at, null);
        }

        /// @param members who come to what is changed
        Draft about(List<Member> members) {
            var clients = members.stream().map(Member::clientId).distinct().toList();
            var alone = clients.size() == 1 && sessions().stream().noneMatch(Session::isShared);
            return new Draft(changed, joined, by, reason, at, alone ? clients.getFirst() : null);
        }

        Draft silent() {
            return new Draft(changed, joined, by, null, at, client);
        }

        List<Session> sessions() {
            return joined.isEmpty()
                    ? changed
                    : joined.values().stream().flatMap(List::stream).distinct().toList();
        }

        List<String> ids() {
            return sessions().stream().map(Session::id).toList();
        }
    }

    static Alteration of(String id, Draft draft) {
        return new Alteration(id, Stage.REFUSED, 0, draft, null);
    }

    @Override
    public @Nullable String client() {
        return draft.client() == null ? null : draft.client().toString();
    }

    boolean isDone() {
        return stage == Stage.DONE;
    }

    /// Whether a try may be at it still.
    boolean isUnderWay(Instant now) {
        return stage == Stage.RESERVING && giveUpAt != null && giveUpAt.isAfter(now);
    }

    /// In whose name this try locks and reserves. Each has its own, so that one that gives back late takes nothing from
    /// another.
    String holder() {
        return holder(round);
    }

    /// The same of the try before.
    String former() {
        return holder(round - 1);
    }

    private String holder(int which) {
        return id + "/" + which;
    }

    /// A try begins; earlier ones can then not succeed any more.
    Change<Alteration> tries(Draft anew, Instant now) {
        if (isDone()) {
            return Change.none(this);
        }
        var next = Change.to(new Alteration(id, Stage.RESERVING, round + 1, anew, now.plus(LONGEST_TRY)));
        return stage == Stage.RESERVING ? next.andThen(givingBack(round, "")) : next;
    }

    Change<Alteration> done(int by) {
        if (isDone()) {
            return Change.none(this);
        }
        if (stage != Stage.RESERVING || by != round) {
            throw new RuleBroken("took-too-long", "The change took too long; nothing was changed");
        }
        return Change.to(new Alteration(id, Stage.DONE, round, draft, afterOthers()))
                .andThen(new Todo("apply", "apply", Map.of()));
    }

    /// The same command once more: it stands as it was decided.
    ///
    /// @throws Unresolved where a crash of the database took the decision back since it was looked for
    Change<Alteration> again() {
        if (!isDone()) {
            throw new Unresolved("what was decided was taken back");
        }
        return Change.none(this);
    }

    /// It stands in the plans: there the reason is sealed for each client, and here nobody needs it any more.
    Change<Alteration> carried() {
        return isDone() && draft.reason() != null
                ? Change.to(new Alteration(id, stage, round, draft.silent(), giveUpAt))
                : Change.none(this);
    }

    Change<Alteration> refused(int by) {
        return stage == Stage.RESERVING && by == round ? giveUp(afterOthers()) : Change.none(this);
    }

    @Override
    public @Nullable Instant dueAt() {
        return giveUpAt;
    }

    /// Whoever sleeps through the end of a try gives back what it locked and reserved after it, unless it is
    /// killed before.
    @Override
    public Change<Alteration> due(Instant now) {
        if (stage == Stage.RESERVING) {
            return giveUp(afterSleep());
        }
        var late = IntStream.rangeClosed(1, isDone() ? round - 1 : round).mapToObj(it -> givingBack(it, "-late"));
        return Change.to(new Alteration(id, stage, round, draft, null)).andThen(late.toArray(Todo[]::new));
    }

    private Change<Alteration> giveUp(@Nullable Instant lookAgainAt) {
        return Change.to(new Alteration(id, Stage.REFUSED, round, draft.silent(), lookAgainAt))
                .andThen(givingBack(round, ""));
    }

    private @Nullable Instant afterOthers() {
        return round > 1 ? afterSleep() : null;
    }

    private @Nullable Instant afterSleep() {
        return giveUpAt == null ? null : giveUpAt.plus(LONGEST_SLEEP);
    }

    private Todo givingBack(int which, String when) {
        return new Todo("give-back-" + which + when, "give-back", Map.of("holder", holder(which)));
    }
}
