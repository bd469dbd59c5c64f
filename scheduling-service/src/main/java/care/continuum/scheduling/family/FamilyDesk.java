package care.continuum.scheduling.family;

import care.continuum.events.ClientId;
import care.continuum.events.ConsentId;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.Origin;
import care.continuum.messaging.RuleBroken;
import care.continuum.privacy.Vault;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.SessionBook;
import care.continuum.scheduling.family.Family.Participant;
import care.continuum.scheduling.terms.SpecificConsents;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Lists who comes to family sessions.
@Component
class FamilyDesk implements SpecificConsents {

    private final Aggregates<Family> families;
    private final Families all;
    private final SessionBook book;
    private final Claims claims;
    private final Vault vault;

    FamilyDesk(Aggregates<Family> families, Families all, SessionBook book, Claims claims, Vault vault) {
        this.families = families;
        this.all = all;
        this.book = book;
        this.claims = claims;
        this.vault = vault;
    }

    record ParticipantView(String label, String role, ConsentId consentId) {

        static ParticipantView of(Participant one) {
            return new ParticipantView(one.label(), one.role(), ConsentId.of(one.consent()));
        }
    }

    record PartyView(ClientId clientId, SessionId sessionId, List<ParticipantView> participants) {

        static PartyView of(Family family, SessionId session) {
            return of(family, session, session);
        }

        /// @param listed whose list it is
        static PartyView of(Family family, SessionId session, SessionId listed) {
            return new PartyView(
                    ClientId.of(family.id()),
                    session,
                    family.of(listed).stream().map(ParticipantView::of).toList());
        }
    }

    @Override
    public void heard(ClientId client, ConsentId consent, boolean active, Origin origin) {
        families.react(
                client.toString(),
                origin,
                () -> Family.of(client),
                family -> active ? family.granted(consent) : family.ended(consent));
    }

    PartyView list(SessionId session, List<Participant> wanted, Command command) {
        var client = whereDone(session, command).orElseGet(() -> whose(session));
        vault.mustStillKnow(client);
        families.settle(client.toString(), () -> Family.of(client), Change::none);
        return families.amend(
                client.toString(),
                command,
                family -> family.listed(session, wanted),
                Answer.as(PartyView.class, family -> PartyView.of(family, session)));
    }

    /// Whose list it is by this command: the session may be canceled since.
    private Optional<ClientId> whereDone(SessionId session, Command command) {
        return all.findBySession(session.toString())
                .filter(it -> families.remembers(it.id(), command))
                .map(it -> ClientId.of(it.id()));
    }

    /// Also of a session that was canceled, so that staff know whom to tell; and of one that stands for another.
    PartyView listed(SessionId session) {
        var client = all.findBySession(session.toString())
                .map(it -> ClientId.of(it.id()))
                .orElseGet(() -> whose(session));
        vault.mustStillKnow(client);
        var family = families.find(client.toString()).orElseGet(() -> Family.of(client));
        return PartyView.of(family, session, listed(family, session));
    }

    private SessionId listed(Family family, SessionId session) {
        if (family.lists(session)) {
            return session;
        }
        return book.find(session.toString())
                .flatMap(it -> Optional.ofNullable(it.story().insteadOf()))
                .map(it -> listed(family, it))
                .orElse(session);
    }

    private ClientId whose(SessionId id) {
        var session = book.find(id.toString()).orElseThrow(() -> new NotFound("There is no session " + id));
        if (session.kind() != SessionKind.FAMILY) {
            throw new RuleBroken("no-family-session", "Only family sessions list participants");
        }
        return claims.members(List.of(id.toString())).stream()
                .findFirst()
                .orElseThrow(() -> new RuleBroken("session-canceled", "The session does not take place"))
                .clientId();
    }
}
