package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.IntakeEvent.ClientErased;
import care.continuum.intake.terms.Disclosure;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Hold;
import care.continuum.intake.terms.Retention;
import care.continuum.intake.terms.Retention.Erasure;
import care.continuum.intake.terms.Retention.LegalHold;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Todo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// When it may be forgotten who a client was, and what is left then. The ledger of disclosures is.
final class Erasing {

    /// The client's key is to be destroyed.
    static final String FORGET = "FORGET";

    private static final int OF_AGE = 18;

    private Erasing() {}

    /// @param years how long records are kept after the last contact, of a minor after coming of age
    record Ask(String reason, String by, int years, Moment at) {}

    static Retention retention(Client client) {
        var kept = client.retention();
        return kept == null ? Retention.USUAL : kept;
    }

    /// @throws RuleBroken where nothing can be done for the client any more
    static void mustBeKnown(Client client) {
        if (isErased(client)) {
            throw new RuleBroken("client-erased", "The client was erased");
        }
    }

    static boolean isErased(Client client) {
        return retention(client).erasure() != null;
    }

    /// The first hold stands until it is lifted.
    static Change<Client> hold(Client client, LegalHold hold) {
        mustBeKnown(client);
        return retention(client).hold() != null
                ? Change.none(client)
                : Change.to(client.with(new Retention(hold, null)));
    }

    static Change<Client> lift(Client client) {
        var before = retention(client);
        return before.hold() == null
                ? Change.none(client)
                : Change.to(client.with(new Retention(null, before.erasure())));
    }

    static Change<Client> erase(Client client, Ask ask) {
        if (isErased(client)) {
            return Change.none(client);
        }
        mustNotBeHeld(client);
        mustWantNoSeat(client);
        mustBeOutOfDanger(client);
        mustDiscloseNothing(client);
        mustBePastRetention(client, ask);
        var stays = client.episodes().stream()
                .map(it -> it.status().over() ? it : it.ended(EpisodeStatus.CANCELED))
                .toList();
        var gone =
                new Retention(null, new Erasure(ask.reason(), ask.by(), ask.at().now()));
        return Change.to(
                        client.erased(stays, gone),
                        new ClientErased(
                                ClientId.of(client.id()),
                                client.current().episodeId(),
                                ask.at().now()))
                .andThen(new Todo("forget-" + client.id(), FORGET, Map.of()));
    }

    private static void mustNotBeHeld(Client client) {
        if (retention(client).hold() != null) {
            throw new RuleBroken("legal-hold", "The records are under a legal hold");
        }
    }

    private static void mustWantNoSeat(Client client) {
        if (client.episodes().stream().anyMatch(it -> !it.status().over() && it.enrollment() != null)) {
            throw new RuleBroken("seat-asked", "Withdraw the enrollment first");
        }
    }

    /// Nobody could see to it afterwards.
    private static void mustBeOutOfDanger(Client client) {
        if (client.episodes().stream()
                .map(Episode::chart)
                .anyMatch(it -> it.crisisSince() != null || it.riskScreenDueAt() != null)) {
            throw new RuleBroken("crisis-open", "A crisis or a risk screen is open");
        }
    }

    /// The ledger stays, so it is to say first what became of what is on its way.
    private static void mustDiscloseNothing(Client client) {
        if (client.disclosures().stream().anyMatch(it -> it.is(Disclosure.Status.OPEN))) {
            throw new RuleBroken("disclosure-open", "It is not known yet whether a disclosure was sent");
        }
    }

    private static void mustBePastRetention(Client client, Ask ask) {
        if (client.episodes().stream().noneMatch(Erasing::wasEnrolled)) {
            return;
        }
        var ofAge = client.person().dateOfBirth().plusYears(OF_AGE);
        var last = Collections.max(List.of(lastContact(client, ask.at()), ofAge));
        var until = last.plusYears(ask.years());
        if (!ask.at().day().isAfter(until)) {
            throw new RuleBroken("retention-runs", "The records are kept until %s".formatted(until));
        }
    }

    private static boolean wasEnrolled(Episode episode) {
        var asked = episode.enrollment();
        return episode.status() == EpisodeStatus.FINISHED
                || (asked != null && (asked.section() != null || !asked.hold().equals(Hold.NONE)));
    }

    private static LocalDate lastContact(Client client, Moment at) {
        var days = new ArrayList<LocalDate>();
        for (var stay : client.episodes()) {
            days.add(at.day(stay.inquiry().receivedAt()));
            stay.chart().screenings().forEach(it -> days.add(at.day(it.administeredAt())));
            for (var consent : stay.chart().consents()) {
                days.add(consent.signedOn());
                consent.takenBack().forEach(it -> days.add(at.day(it.at())));
            }
            Stream.ofNullable(stay.contacts().latest()).forEach(days::add);
            Stream.ofNullable(stay.enrollment()).forEach(it -> days.add(it.endsOn()));
        }
        return Collections.max(days);
    }
}
