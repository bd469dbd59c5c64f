package care.continuum.intake.client;

import static care.continuum.intake.terms.Likeness.Verdict.ANOTHER_PERSON;
import static care.continuum.intake.terms.Likeness.Verdict.SAME_PERSON;

import care.continuum.events.ClientId;
import care.continuum.intake.IntakeSettings;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Likeness;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.messaging.RuleBroken;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Finds who may be whom, and lets staff decide where that is not plain.
@Component
class Lookalikes {

    /// Somebody who asks again and again makes nobody slow.
    private static final Limit ENOUGH = Limit.of(100);

    private final Aggregates<Client> clients;
    private final Clients known;
    private final Clock clock;
    private final Duration decision;

    Lookalikes(Aggregates<Client> clients, Clients known, Clock clock, IntakeSettings settings) {
        this.clients = clients;
        this.known = known;
        this.clock = clock;
        this.decision = settings.duplicateDecision();
    }

    /// Puts possible duplicates of a client on the worklist. The client is kept before others are looked for:
    /// of two who come at once, whoever is later finds the other. It is done after the answer, so that nobody
    /// can tell from the time it takes who is known here.
    void liken(Client client) {
        known.findByTracesInOrderByKnownSince(client.traces(), ENOUGH).stream()
                .filter(it -> !it.id().equals(client.id()) && !it.person().sameAs(client.person()))
                .forEach(other -> liken(client, other));
    }

    private void liken(Client one, Client two) {
        var first = knownBefore(one, two) ? one : two;
        var later = knownBefore(one, two) ? two : one;
        clients.settle(
                later.id(),
                () -> later,
                it -> Alike.found(it, ClientId.of(first.id()), clock.instant().plus(decision)));
    }

    /// Nobody is the same person as one who was erased.
    void forget(Client erased) {
        var id = ClientId.of(erased.id());
        known.findLikenedTo(id)
                .forEach(other -> clients.settle(other.id(), () -> other, it -> Alike.forgotten(it, id)));
    }

    /// Who else this is: by name, birth date, and phone or e-mail, or because staff say so.
    List<Client> sameAs(Client client) {
        return others(client).stream().filter(it -> isSame(client, it)).toList();
    }

    /// Who else agrees in two of these three and may be the same person, as long as staff say nothing else.
    List<Client> possibleDuplicates(Client client) {
        return others(client).stream()
                .filter(it -> !isSame(client, it) && !Alike.said(client, it, ANOTHER_PERSON))
                .toList();
    }

    /// Keeps what staff say of two clients.
    Likeness decide(ClientId one, ClientId two, Likeness.Verdict said, Command command) {
        if (one.equals(two)) {
            throw new RuleBroken("same-client", "A client is not its own duplicate");
        }
        var a = clients.get(one.toString());
        var b = clients.get(two.toString());
        Erasing.mustBeKnown(a);
        Erasing.mustBeKnown(b);
        var first = knownBefore(a, b) ? a : b;
        var later = knownBefore(a, b) ? b : a;
        return clients.amend(
                later.id(),
                command,
                it -> Alike.decided(it, first, said, command.actor(), clock.instant()),
                Answer.as(
                        Likeness.class,
                        it -> Alike.of(it, ClientId.of(first.id())).orElseThrow()));
    }

    /// A person has one stay at a time, under whichever id it began. Whoever was known first goes first.
    void mustNotBeInTheProgram(Client client) {
        if (sameAs(client).stream().anyMatch(it -> isInTheWayOf(client, it))) {
            throw new RuleBroken("already-in-program", "The person has a stay under another client id");
        }
    }

    private static boolean isInTheWayOf(Client client, Client other) {
        var stay = other.current();
        return knownBefore(other, client)
                ? stay.status() != EpisodeStatus.FINISHED && stay.status() != EpisodeStatus.CANCELED
                : stay.enrollment() != null && !stay.status().over();
    }

    private static boolean isSame(Client one, Client other) {
        return one.person().sameAs(other.person()) || Alike.said(one, other, SAME_PERSON);
    }

    private List<Client> others(Client client) {
        var found = new LinkedHashMap<String, Client>();
        known.findByTracesInOrderByKnownSince(client.traces(), ENOUGH).forEach(it -> found.put(it.id(), it));
        known.findLikenedTo(ClientId.of(client.id())).forEach(it -> found.put(it.id(), it));
        known.findByIdIn(
                        client.alike().stream().map(it -> it.other().toString()).toList())
                .forEach(it -> found.put(it.id(), it));
        found.remove(client.id());
        return found.values().stream().filter(it -> !Erasing.isErased(it)).toList();
    }

    /// Of two who are one person, the one whose word counts.
    private static boolean knownBefore(Client one, Client other) {
        var earlier = one.knownSince().compareTo(other.knownSince());
        return earlier < 0 || (earlier == 0 && one.id().compareTo(other.id()) < 0);
    }
}
