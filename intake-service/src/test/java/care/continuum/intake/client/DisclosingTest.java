package care.continuum.intake.client;

import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Channel;
import care.continuum.events.ClientId;
import care.continuum.events.ConsentExpiry;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.EpisodeId;
import care.continuum.events.Reason;
import care.continuum.events.ReferralId;
import care.continuum.events.Track;
import care.continuum.intake.client.Disclosing.Ask;
import care.continuum.intake.terms.Consent;
import care.continuum.intake.terms.Disclosure;
import care.continuum.intake.terms.Disclosure.Status;
import care.continuum.intake.terms.Inquiry;
import care.continuum.intake.terms.Person;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DisclosingTest {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final ReferralId REFERRAL = new ReferralId(new UUID(0, 7));
    static final Ask HARBOR = new Ask(REFERRAL, "Harbor", "treatment", null, "aftercare", HOUR);
    private static final Ask LAKE = new Ask(REFERRAL, "Lake", "treatment", null, "aftercare", HOUR);
    private static final Ask OAK_HOUSE =
            new Ask(REFERRAL, "Oak House", "aftercare", ConsentType.SPECIFIC_RECIPIENT, "aftercare", HOUR);
    private static final Client ANA = consented(1);

    @Test
    void askingWritesOneRowHoweverOftenItIsAsked() {
        given(ANA)
                .when(ana -> Disclosing.ask(ana, null, HARBOR, NOW))
                .thenNothing()
                .thenState(ana -> assertThat(statuses(ana)).containsExactly(Status.OPEN))
                .and()
                .when(ana -> Disclosing.ask(ana, null, HARBOR, NOW.plus(HOUR)))
                .thenState(ana -> {
                    assertThat(statuses(ana)).containsExactly(Status.OPEN);
                    assertThat(ana.dueAt()).isEqualTo(NOW.plus(HOUR).plus(HOUR));
                });
    }

    @Test
    @Proves("disclosures")
    void disclosuresAreListedFromADayOnTheLatestFirst() {
        var asked = Disclosing.ask(ANA, null, HARBOR, NOW).state();
        var twice = Disclosing.ask(asked, null, LAKE, NOW.plus(HOUR)).state();

        assertThat(Disclosing.listed(twice, NOW))
                .extracting(Disclosure::recipient)
                .containsExactly("Lake", "Harbor");
        assertThat(Disclosing.listed(twice, NOW.plusSeconds(1)))
                .extracting(Disclosure::recipient)
                .containsExactly("Lake");
    }

    @Test
    void withoutAConsentNothingIsWritten() {
        var stranger = Client.inquire(new ClientId(new UUID(0, 1)), new EpisodeId(new UUID(0, 2)), person(), inquiry())
                .state();

        given(stranger).when(each -> Disclosing.ask(each, null, HARBOR, NOW)).thenRefused("consent-missing");
    }

    @Test
    @Proves("consent-kinds")
    void whatTakesASpecificConsentGoesUnderNoOther() {
        given(specific(ANA, 2, "her employer"))
                .when(ana -> Disclosing.ask(ana, null, OAK_HOUSE, NOW))
                .thenRefused("consent-missing");
        given(specific(ANA, 3, "Oak House"))
                .when(ana -> Disclosing.ask(ana, null, OAK_HOUSE, NOW))
                .thenState(ana -> assertThat(
                                Disclosing.row(ana, REFERRAL, "Oak House").consentId())
                        .isEqualTo(new ConsentId(new UUID(0, 3))));
    }

    @Test
    @Proves("consent-revoked")
    void aRevocationRefusesWhatIsNotYetSent() {
        var asked = Disclosing.ask(ANA, null, HARBOR, NOW).state();

        given(revoked(asked, 1))
                .when(ana -> Disclosing.ask(ana, null, HARBOR, NOW))
                .thenRefused("consent-missing");
    }

    @Test
    void whatWasSentIsNeverUnsaid() {
        given(Disclosing.ask(ANA, null, HARBOR, NOW).state())
                .when(ana -> Disclosing.settle(ana, REFERRAL, "harbor", true, NOW))
                .thenState(ana -> {
                    assertThat(statuses(ana)).containsExactly(Status.SENT);
                    assertThat(ana.dueAt()).isNull();
                })
                .and()
                .when(ana -> Disclosing.settle(ana, REFERRAL, "Harbor", false, NOW))
                .thenRefused("disclosure-sent");
    }

    @Test
    @Proves("not-sent")
    void nobodysWordWithinTheLimitMeansNotSentUntilSomebodySaysSo() {
        var late = NOW.plus(HOUR);

        given(Disclosing.ask(ANA, null, HARBOR, NOW).state())
                .when(ana -> ana.due(late))
                .thenState(ana -> {
                    assertThat(statuses(ana)).containsExactly(Status.NOT_SENT);
                    assertThat(ana.dueAt()).isNull();
                })
                .and()
                .when(ana -> Disclosing.settle(ana, REFERRAL, null, true, late))
                .thenState(ana -> assertThat(statuses(ana)).containsExactly(Status.SENT));
    }

    @Test
    void whatWasNotSentIsOpenedAgainByTheNextAsking() {
        given(Disclosing.ask(ANA, null, HARBOR, NOW).state())
                .when(ana -> Disclosing.settle(ana, REFERRAL, "Harbor", false, NOW))
                .and()
                .when(ana -> Disclosing.ask(ana, null, HARBOR, NOW))
                .thenState(ana -> assertThat(statuses(ana)).containsExactly(Status.OPEN));
    }

    @Test
    void anotherRecipientIsAnotherRowAndItsOutcomeItsOwn() {
        given(Disclosing.ask(ANA, null, HARBOR, NOW).state())
                .when(ana -> Disclosing.ask(ana, null, LAKE, NOW.plusSeconds(1)))
                .and()
                .when(ana -> Disclosing.settle(ana, REFERRAL, "Harbor", true, NOW))
                .thenState(ana -> {
                    assertThat(Disclosing.row(ana, REFERRAL, "Harbor").status()).isEqualTo(Status.SENT);
                    assertThat(Disclosing.row(ana, REFERRAL, null).recipient()).isEqualTo("Lake");
                    assertThat(Disclosing.row(ana, REFERRAL, "Lake").status()).isEqualTo(Status.OPEN);
                });
    }

    @Test
    void underAnotherConsentWhatWasSentIsAnotherDisclosure() {
        var sent = Disclosing.settle(Disclosing.ask(ANA, null, HARBOR, NOW).state(), REFERRAL, "Harbor", true, NOW)
                .state();
        var later = NOW.plusSeconds(1);

        given(sent)
                .when(ana -> Disclosing.ask(ana, null, HARBOR, later))
                .thenState(ana -> assertThat(statuses(ana)).containsExactly(Status.SENT));
        given(revoked(consented(sent, 2), 1))
                .when(ana -> Disclosing.ask(ana, null, HARBOR, later))
                .thenState(ana -> assertThat(statuses(ana)).containsExactly(Status.SENT, Status.OPEN));
    }

    private static List<Status> statuses(Client client) {
        return client.disclosures().stream().map(Disclosure::status).toList();
    }

    private static Client consented(long number) {
        var ana = Client.inquire(new ClientId(new UUID(0, 1)), new EpisodeId(new UUID(0, 2)), person(), inquiry());
        return consented(ana.state(), number);
    }

    private static Client consented(Client client, long number) {
        return consented(client, number, ConsentType.TREATMENT_PAYMENT_OPERATIONS, "treating providers", "treatment");
    }

    private static Client specific(Client client, long number, String recipient) {
        return consented(client, number, ConsentType.SPECIFIC_RECIPIENT, recipient, "aftercare");
    }

    private static Client consented(Client client, long number, ConsentType type, String recipient, String purpose) {
        var consent = new Consent(
                new ConsentId(new UUID(0, number)),
                type,
                new Consent.Terms("the clinic", "the plan", recipient, purpose, "1", "the client", null),
                ConsentExpiry.NONE,
                null,
                null,
                LocalDate.of(2026, 3, 1),
                Set.of(),
                null,
                false,
                List.of());
        return client.decide(episode -> Consenting.granted(episode, consent)).state();
    }

    private static Client revoked(Client client, long number) {
        return client.decide(
                        episode -> Consenting.revoked(episode, new ConsentId(new UUID(0, number)), null, null, NOW))
                .state();
    }

    private static Person person() {
        return new Person("Ana", "Example", LocalDate.of(1990, 5, 17), null, "+1 704 555 0100", null);
    }

    private static Inquiry inquiry() {
        return new Inquiry(Channel.PHONE, Reason.SUBSTANCE_USE, Track.DAY, null, Set.of(), NOW, Ana.CLOCKS);
    }
}
