package care.continuum.intake.client;

import static care.continuum.intake.terms.Likeness.Verdict.SAME_PERSON;

import care.continuum.events.ClientId;
import care.continuum.intake.terms.Likeness;
import care.continuum.intake.terms.Likeness.Verdict;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who may be whom. Of two, the one who was known later keeps what is said of it; nobody is ever merged.
final class Alike {

    private Alike() {}

    /// Staff must say whether the two are one person; what they said before stays.
    static Change<Client> found(Client later, ClientId other, Instant decideBy) {
        return of(later, other).isPresent() || Erasing.isErased(later)
                ? Change.none(later)
                : kept(later, Likeness.possible(other, decideBy));
    }

    /// Staff say it. Name, birth date and a contact that agree are one person, whatever staff say.
    static Change<Client> decided(Client later, Client other, Verdict said, String by, Instant now) {
        if (said != SAME_PERSON && later.person().sameAs(other.person())) {
            throw new RuleBroken("same-person", "Name, birth date, and phone or e-mail agree");
        }
        var id = ClientId.of(other.id());
        var known = of(later, id).orElseGet(() -> Likeness.possible(id, now));
        return known.is(said) ? Change.none(later) : kept(later, known.decided(said, by, now));
    }

    static Change<Client> forgotten(Client client, ClientId erased) {
        return of(client, erased).isEmpty()
                ? Change.none(client)
                : Change.to(client.likened(client.alike().stream()
                        .filter(it -> !it.other().equals(erased))
                        .toList()));
    }

    /// Whether staff said so of the two, whichever of them keeps it.
    static boolean said(Client one, Client other, Verdict what) {
        return of(one, ClientId.of(other.id())).filter(it -> it.is(what)).isPresent()
                || of(other, ClientId.of(one.id())).filter(it -> it.is(what)).isPresent();
    }

    static Optional<Likeness> of(Client one, ClientId other) {
        return one.alike().stream().filter(it -> it.other().equals(other)).findFirst();
    }

    private static Change<Client> kept(Client client, Likeness likeness) {
        var all = new ArrayList<Likeness>(List.copyOf(client.alike()));
        all.removeIf(it -> it.other().equals(likeness.other()));
        all.add(likeness);
        return Change.to(client.likened(all));
    }
}
