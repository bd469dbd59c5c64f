package care.continuum.scheduling.family;

import care.continuum.events.ClientId;
import care.continuum.events.ConsentId;
import care.continuum.events.SessionId;
import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import care.continuum.privacy.Sealed;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// The participants of a client's family sessions. Each stands there by a specific consent of the client, and only as
/// long as that holds.
///
/// @param active consents to specific recipients that hold
/// @param ended  those that hold no more, whenever that was heard
@Document("families")
record Family(@Id String id, List<String> active, List<String> ended, List<Party> parties)
        implements Aggregate<Family> {

    /// Who comes to one session.
    record Party(String session, List<Participant> participants) {}

    /// @param label   what the clinic calls them, such as a name
    /// @param role    what they are to the client, such as a sister
    /// @param consent the one that allows to tell and to list them
    record Participant(@Sealed String label, @Sealed String role, String consent) {}

    Family {
        active = List.copyOf(active);
        ended = List.copyOf(ended);
        parties = List.copyOf(parties);
    }

    static Family of(ClientId client) {
        return new Family(client.toString(), List.of(), List.of(), List.of());
    }

    @Override
    public String client() {
        return id;
    }

    /// A consent that has ended never holds again, in whichever order that is heard.
    Change<Family> granted(ConsentId consent) {
        var known = consent.toString();
        return active.contains(known) || ended.contains(known)
                ? Change.none(this)
                : Change.to(new Family(id, with(active, known), ended, parties));
    }

    /// Who was listed by it is listed no more.
    Change<Family> ended(ConsentId consent) {
        var gone = consent.toString();
        if (ended.contains(gone)) {
            return Change.none(this);
        }
        var left = parties.stream().map(it -> without(it, gone)).toList();
        return Change.to(
                new Family(id, active.stream().filter(it -> !it.equals(gone)).toList(), with(ended, gone), left));
    }

    /// These come to the session, and nobody else.
    Change<Family> listed(SessionId session, List<Participant> wanted) {
        var lacking = wanted.stream()
                .map(Participant::consent)
                .filter(it -> !active.contains(it))
                .distinct()
                .toList();
        if (!lacking.isEmpty()) {
            throw new RuleBroken(
                    "consent-missing",
                    "Each participant needs a specific consent of the client that is active",
                    lacking);
        }
        var others = parties.stream().filter(it -> !it.session().equals(session.toString()));
        var party = new Party(session.toString(), List.copyOf(wanted));
        return Change.to(new Family(
                id, active, ended, Stream.concat(others, Stream.of(party)).toList()));
    }

    /// Whether it was ever said who comes to the session.
    boolean lists(SessionId session) {
        return parties.stream().anyMatch(it -> it.session().equals(session.toString()));
    }

    List<Participant> of(SessionId session) {
        return parties.stream()
                .filter(it -> it.session().equals(session.toString()))
                .flatMap(it -> it.participants().stream())
                .toList();
    }

    private static Party without(Party party, String consent) {
        return new Party(
                party.session(),
                party.participants().stream()
                        .filter(it -> !it.consent().equals(consent))
                        .toList());
    }

    private static List<String> with(List<String> some, String one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }
}
