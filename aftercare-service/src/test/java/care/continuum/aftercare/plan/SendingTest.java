package care.continuum.aftercare.plan;

import static care.continuum.aftercare.plan.Harbor.ALL;
import static care.continuum.aftercare.plan.Harbor.ELM_HOUSE;
import static care.continuum.aftercare.plan.Harbor.HARBOR;
import static care.continuum.aftercare.plan.Harbor.LAKE;
import static care.continuum.aftercare.plan.Harbor.LATER;
import static care.continuum.aftercare.plan.Harbor.MINUTE;
import static care.continuum.aftercare.plan.Harbor.OAK_HOUSE;
import static care.continuum.aftercare.plan.Harbor.by;
import static care.continuum.aftercare.plan.Harbor.claimed;
import static care.continuum.aftercare.plan.Harbor.counseling;
import static care.continuum.aftercare.plan.Harbor.delivery;
import static care.continuum.aftercare.plan.Harbor.news;
import static care.continuum.aftercare.plan.Harbor.sending;
import static care.continuum.aftercare.plan.Harbor.settle;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.aftercare.terms.Outcome;
import care.continuum.aftercare.terms.Partner;
import care.continuum.aftercare.terms.Referral;
import care.continuum.aftercare.terms.Task;
import care.continuum.events.AftercareEvent.ReferralCreated;
import care.continuum.events.AftercareEvent.ReferralFailed;
import care.continuum.events.AftercareEvent.ReferralSent;
import care.continuum.events.ReferralKind;
import care.continuum.events.ReferralStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.Todo;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SendingTest {

    private static final Outcome ACCEPTED = new Outcome.Accepted();
    private static final Outcome REFUSED = new Outcome.Refused(MINUTE, 2);
    private static final Outcome NO_ANSWER = new Outcome.Unanswered(true, MINUTE);
    private static final Outcome NEVER_LEFT = new Outcome.Unanswered(false, MINUTE);

    @Test
    @Proves("consent-before-sending")
    void thePlanMakesEachReferralInTheStateThatConsentAndDirectoryAllow() {
        var heard = Ana.unheard().enrolled(Ana.NEEDS, Ana.TERMS, Ana.NOW).state();
        var consented = heard.consented(Ana.TPO, Ana.NOW).state();

        var change = news(consented, consented.ended(Ana.COMPLETED, Ana.TERMS, Ana.NOW));

        assertThat(created(change, ReferralKind.OUTPATIENT_COUNSELING)).isEqualTo(ReferralStatus.SENDING);
        assertThat(created(change, ReferralKind.PSYCHIATRY)).isEqualTo(ReferralStatus.DRAFT);
        assertThat(created(change, ReferralKind.SOBER_LIVING)).isEqualTo(ReferralStatus.PENDING_CONSENT);
        assertThat(created(change, ReferralKind.TWELVE_STEP)).isEqualTo(ReferralStatus.DRAFT);
        assertThat(delivery(change.state()).partnerId()).isEqualTo(HARBOR.partnerId());
        assertThat(delivery(change.state()).isDue(Ana.NOW, LATER)).isTrue();
    }

    @Test
    void aConsentSendsWhatWaitedForIt() {
        given(sending())
                .when(plan -> news(plan, plan.consented(Ana.SPECIFIC, Ana.NOW)))
                .thenState(plan -> {
                    assertThat(Ana.referral(plan, ReferralKind.SOBER_LIVING).status())
                            .isEqualTo(ReferralStatus.SENDING);
                    assertThat(Ana.referral(plan, ReferralKind.PSYCHIATRY).status())
                            .isEqualTo(ReferralStatus.DRAFT);
                });
    }

    @Test
    void aPartnerWithoutAFreePlaceIsPassedOver() {
        var full = List.of(Harbor.counseling(11, "Harbor Counseling", 0), LAKE);
        var plan = Ana.after(Ana.COMPLETED);

        given(plan)
                .when(each -> Sending.send(each, counseling(each).referralId(), null, full, Ana.NOW))
                .thenState(each -> assertThat(delivery(each).partner()).isEqualTo("Lake Clinic"));
    }

    @Test
    void onlyOneTryHasTheReferralUntilItsLimitHasPassed() {
        var plan = claimed(sending(), "first", Ana.NOW);

        assertThat(delivery(plan).isClaimedBy("first")).isTrue();
        assertThat(delivery(claimed(plan, "second", LATER)).isClaimedBy("first"))
                .isTrue();
        assertThat(delivery(claimed(plan, "second", Ana.NOW.plus(MINUTE))).isClaimedBy("second"))
                .isTrue();
    }

    @Test
    void nobodyTriesAPartnerFromWhichStaffTookTheReferral() {
        var parcel = Harbor.parcel(counseling(sending()));

        given(toLake(sending()).state())
                .when(each -> Tries.claimed(each, parcel, "first", LATER.plus(MINUTE), LATER, LATER.plus(MINUTE)))
                .thenState(each -> assertThat(delivery(each).claim()).isNull());
    }

    @Test
    void aTimeFurtherAheadThanAnyPauseWasSaidByAWrongClockAndIsDue() {
        var ahead = Ana.NOW.plus(Duration.ofMinutes(10));
        var plan = claimed(sending(), "first", ahead);
        var parcel = Harbor.parcel(counseling(plan));

        assertThat(delivery(claimed(plan, "second", Ana.NOW)).isClaimedBy("first"))
                .isTrue();
        var again = Tries.claimed(plan, parcel, "second", LATER, Ana.NOW, Ana.NOW.plus(MINUTE));
        assertThat(delivery(again.state()).isClaimedBy("second")).isTrue();
    }

    @Test
    void whatThePartnerHasIsSentAndNotedInTheLedger() {
        var plan = claimed(sending(), "first", Ana.NOW);

        given(plan)
                .when(each -> settle(each, by(each, "first"), ACCEPTED))
                .then(new ReferralSent(
                        Ana.CLIENT,
                        Ana.EPISODE,
                        counseling(plan).referralId(),
                        ReferralKind.OUTPATIENT_COUNSELING,
                        HARBOR.partnerId(),
                        LATER))
                .thenState(each -> assertThat(delivery(each).nextAt()).isNull())
                .and()
                .when(each -> settle(each, by(each, "first"), ACCEPTED))
                .thenNothing();
        assertThat(notes(settle(plan, by(plan, "first"), ACCEPTED))).containsExactly("Harbor Counseling");
    }

    @Test
    void withoutAnAnswerItIsTriedAgainAfterAPause() {
        var plan = claimed(sending(), "first", Ana.NOW);

        given(plan)
                .when(each -> settle(each, by(each, "first"), NO_ANSWER))
                .thenNothing()
                .thenState(each -> {
                    assertThat(counseling(each).status()).isEqualTo(ReferralStatus.SENDING);
                    assertThat(delivery(each).nextAt()).isEqualTo(LATER.plus(MINUTE));
                });
        assertThat(notes(settle(plan, by(plan, "first"), NO_ANSWER))).isEmpty();
    }

    @Test
    void intakesSilenceDoesNotCountAsATry() {
        given(claimed(sending(), "first", Ana.NOW))
                .when(each -> settle(each, by(each, "first"), new Outcome.Postponed(MINUTE)))
                .thenNothing()
                .thenState(each -> {
                    assertThat(counseling(each).status()).isEqualTo(ReferralStatus.SENDING);
                    assertThat(delivery(each).attempts()).isZero();
                    assertThat(delivery(each).nextAt()).isEqualTo(LATER.plus(MINUTE));
                });
    }

    @Test
    void enoughDefiniteRefusalsEndTheSending() {
        var once = settle(claimed(sending(), "first", Ana.NOW), by(sending(), "first"), REFUSED)
                .state();
        var again = claimed(once, "second", LATER.plus(MINUTE));
        var id = counseling(again).referralId();

        given(again)
                .when(plan -> settle(plan, by(plan, "second"), REFUSED))
                .then(new ReferralFailed(
                        Ana.CLIENT, Ana.EPISODE, id, ReferralKind.OUTPATIENT_COUNSELING, HARBOR.partnerId(), LATER))
                .thenState(plan -> assertThat(plan.tasks())
                        .anyMatch(task -> task.kind() == Task.Kind.REFERRAL
                                && task.subject().equals(id.toString())))
                .and()
                .when(plan -> Sending.send(plan, id, null, ALL, LATER))
                .thenState(plan -> assertThat(delivery(plan).refusals()).isZero());
        assertThat(notes(settle(again, by(again, "second"), REFUSED))).containsExactly("Harbor Counseling");
    }

    @Test
    void aRevocationStopsWhatIsBeingSentAndTheLateNoAnswerDoesNotStartItAgain() {
        var plan = claimed(sending(), "first", Ana.NOW);

        given(plan)
                .when(each -> news(each, each.consented(Ana.revoked(Ana.TPO), Ana.NOW)))
                .thenState(each -> {
                    assertThat(counseling(each).status()).isEqualTo(ReferralStatus.PENDING_CONSENT);
                    assertThat(claimed(each, "second", Ana.NOW.plus(MINUTE))).isEqualTo(each);
                })
                .and()
                .when(each -> settle(each, by(plan, "first"), NEVER_LEFT))
                .thenState(each -> {
                    assertThat(counseling(each).status()).isEqualTo(ReferralStatus.PENDING_CONSENT);
                    assertThat(delivery(each).nextAt()).isNull();
                });
    }

    @Test
    void aRevocationLeavesWhatIsSentAndLetsNothingMoreGo() {
        var id = counseling(Harbor.sent()).referralId();

        given(Harbor.sent())
                .when(plan -> plan.consented(Ana.revoked(Ana.TPO), LATER))
                .thenState(plan ->
                        assertThat(counseling(plan).is(ReferralStatus.SENT)).isTrue())
                .and()
                .when(plan -> Referring.decline(plan, id, LATER))
                .and()
                .when(plan -> Sending.send(plan, id, null, ALL, LATER))
                .thenRefused("consent-missing");
    }

    @Test
    void whatThePartnerGotInTheMomentOfARevocationIsSentAllTheSame() {
        var plan = claimed(sending(), "first", Ana.NOW);
        var revoked = news(plan, plan.consented(Ana.revoked(Ana.TPO), Ana.NOW)).state();

        var change = settle(revoked, by(plan, "first"), ACCEPTED);

        assertThat(counseling(change.state()).status()).isEqualTo(ReferralStatus.SENT);
        assertThat(change.events()).hasSize(1);
        assertThat(notes(change)).containsExactly("Harbor Counseling");
    }

    @Test
    void whatMayHaveReachedThePartnerIsNotedWhenTheSendingStops() {
        var tried = settle(claimed(sending(), "first", Ana.NOW), by(sending(), "first"), NO_ANSWER)
                .state();
        var untried = settle(claimed(sending(), "first", Ana.NOW), by(sending(), "first"), NEVER_LEFT)
                .state();
        Function<Plan, Change<Plan>> revoked = plan -> news(plan, plan.consented(Ana.revoked(Ana.TPO), Ana.NOW));

        assertThat(notes(revoked.apply(tried))).containsExactly("Harbor Counseling");
        assertThat(notes(revoked.apply(untried))).isEmpty();
    }

    @Test
    @Proves("left-unsaid")
    void whatASilentTryMayHaveBroughtIsNotedWhenItIsWaitedForNoLonger() {
        var plan = claimed(sending(), "first", Ana.NOW);
        var lapse = Ana.NOW.plus(MINUTE);
        var id = counseling(plan).referralId();

        for (var stopped : List.of(
                concluded(plan, plan.consented(Ana.revoked(Ana.TPO), LATER)),
                concluded(plan, Following.withdraw(plan, id, LATER)),
                Stopping.diedElsewhere(plan, Ana.DISCHARGED, LATER))) {
            assertThat(notes(stopped)).isEmpty();
            assertThat(stopped.state().dueAt()).isEqualTo(lapse);
            assertThat(notes(stopped.state().due(LATER))).isEmpty();
            var lapsed = stopped.state().due(lapse);
            assertThat(notes(lapsed)).containsExactly("Harbor Counseling");
            assertThat(counseling(lapsed.state()).status())
                    .isEqualTo(counseling(stopped.state()).status());
            assertThat(notes(lapsed.state().due(lapse))).isEmpty();
        }
    }

    @Test
    @Proves("left-unsaid")
    void whoSaysInTimeThatNothingLeftHasNothingNoted() {
        var plan = claimed(sending(), "first", Ana.NOW);
        var revoked =
                concluded(plan, plan.consented(Ana.revoked(Ana.TPO), LATER)).state();

        for (var outcome :
                List.of(NEVER_LEFT, new Outcome.Denied(), new Outcome.Postponed(MINUTE), new Outcome.Gone())) {
            var settled = settle(revoked, by(plan, "first"), outcome);
            assertThat(notes(settled)).isEmpty();
            assertThat(notes(settled.state().due(Ana.NOW.plus(MINUTE)))).isEmpty();
        }
        for (var outcome : List.of(NO_ANSWER, REFUSED)) {
            var settled = settle(revoked, by(plan, "first"), outcome);
            assertThat(notes(settled)).containsExactly("Harbor Counseling");
            assertThat(notes(settled.state().due(Ana.NOW.plus(MINUTE)))).isEmpty();
        }
    }

    @Test
    @Proves("left-unsaid")
    void aTryThatIsTakenOverMayHaveArrived() {
        var taken = claimed(claimed(sending(), "first", Ana.NOW), "second", Ana.NOW.plus(MINUTE));

        assertThat(notes(settle(taken, by(taken, "second"), new Outcome.Denied())))
                .containsExactly("Harbor Counseling");
        var once = claimed(sending(), "first", Ana.NOW);
        assertThat(notes(settle(once, by(once, "first"), new Outcome.Denied()))).isEmpty();
    }

    @Test
    @Proves("dead-partner")
    void whatADeadPartnerHoldsIsOnTheWorklistAndGoesToAnotherThatStaffName() {
        var plan = sending();
        var id = counseling(plan).referralId();

        assertThat(plan.tasks())
                .contains(new Task(Task.Kind.REFERRAL, id.toString(), Ana.at(Ana.DISCHARGED.plusDays(3), 0)));
        given(plan).when(each -> Sending.send(each, id, null, ALL, LATER)).thenRefused("referral-not-sendable");
        given(plan)
                .when(each -> Sending.send(each, id, HARBOR.partnerId(), ALL, LATER))
                .thenRefused("referral-not-sendable");
        given(plan)
                .when(each -> Sending.send(each, id, LAKE.partnerId(), ALL, LATER))
                .thenState(each -> {
                    assertThat(delivery(each).partner()).isEqualTo("Lake Clinic");
                    assertThat(delivery(each).isDue(LATER, LATER)).isTrue();
                });
    }

    @Test
    @Proves("dead-partner")
    void whatMayHaveReachedTheFirstPartnerIsNotedThoughAnotherGetsIt() {
        var plan = claimed(sending(), "first", Ana.NOW);
        var tried = settle(plan, by(plan, "first"), NO_ANSWER).state();

        for (var begun : List.of(plan, tried)) {
            assertThat(notes(toLake(begun))).containsExactly("Harbor Counseling");
        }
        assertThat(notes(toLake(sending()))).isEmpty();
        var late = settle(toLake(plan).state(), by(plan, "first"), ACCEPTED);
        assertThat(late.events()).isEmpty();
        assertThat(notes(late)).containsExactly("Harbor Counseling");
        assertThat(delivery(late.state()).partner()).isEqualTo("Lake Clinic");
        assertThat(counseling(late.state()).status()).isEqualTo(ReferralStatus.SENDING);
    }

    @Test
    @Proves("dead-partner")
    void aConsentThatIsRenewedSendsTheReferralToThePartnerThatStaffNamed() {
        var plan = toLake(sending()).state();
        var tried = claimed(plan, "first", LATER);
        var silent = settle(tried, by(tried, "first"), NO_ANSWER).state();
        var lapsed = news(silent, silent.consented(Ana.revoked(Ana.TPO), LATER)).state();

        assertThat(counseling(lapsed).status()).isEqualTo(ReferralStatus.PENDING_CONSENT);
        given(lapsed)
                .when(each -> news(each, each.consented(Ana.anotherTpo(), LATER)))
                .thenState(each -> {
                    assertThat(counseling(each).status()).isEqualTo(ReferralStatus.SENDING);
                    assertThat(delivery(each).partner()).isEqualTo("Lake Clinic");
                });
        for (var others : List.of(List.of(HARBOR), List.of(HARBOR, Harbor.counseling(12, "Lake Clinic", 0)))) {
            given(lapsed)
                    .when(each -> Sending.begun(each, each.consented(Ana.anotherTpo(), LATER), others, LATER))
                    .thenState(each -> assertThat(delivery(each).partner()).isEqualTo("Harbor Counseling"));
        }
    }

    @Test
    @Proves("intakes-no")
    void aNewConsentAfterIntakesNoSendsTheReferralToThePartnerThatStaffNamed() {
        var plan = claimed(toLake(sending()).state(), "first", LATER);

        given(settle(plan, by(plan, "first"), new Outcome.Denied()).state())
                .when(each -> news(each, each.consented(Ana.anotherTpo(), LATER)))
                .thenState(each -> {
                    assertThat(counseling(each).status()).isEqualTo(ReferralStatus.SENDING);
                    assertThat(delivery(each).partner()).isEqualTo("Lake Clinic");
                });
    }

    @Test
    @Proves("intakes-no")
    void aConsentThatNamesAnotherPartnerSendsTheReferralThere() {
        var both = List.of(OAK_HOUSE, ELM_HOUSE);
        var plan = sending();
        var consented = Sending.begun(plan, plan.consented(Ana.SPECIFIC, Ana.NOW), both, Ana.NOW)
                .state();

        given(consented)
                .when(each -> denied(each, both))
                .thenState(each -> {
                    assertThat(house(each).status()).isEqualTo(ReferralStatus.SENDING);
                    assertThat(house(each).delivery().partner()).isEqualTo("Elm House");
                })
                .and()
                .when(each -> denied(each, both))
                .thenState(each -> assertThat(house(each).status()).isEqualTo(ReferralStatus.PENDING_CONSENT))
                .and()
                .when(each -> Sending.begun(each, each.consented(Ana.anotherSpecific(), LATER), both, LATER))
                .thenState(each -> {
                    assertThat(house(each).status()).isEqualTo(ReferralStatus.SENDING);
                    assertThat(house(each).delivery().partner()).isEqualTo("Oak House");
                });
    }

    @Test
    void aConsentHeardWhileAnotherPartnerIsAskedForLeadsBackToTheFirst() {
        var both = List.of(OAK_HOUSE, ELM_HOUSE);
        var plan = sending();
        var consented = Sending.begun(plan, plan.consented(Ana.SPECIFIC, Ana.NOW), both, Ana.NOW)
                .state();

        given(denied(consented, both).state())
                .when(each -> each.consented(Ana.anotherSpecific(), LATER))
                .and()
                .when(each -> denied(each, both))
                .thenState(each -> assertThat(house(each).delivery().partner()).isEqualTo("Oak House"));
    }

    @Test
    void aWithdrawnReferralStaysSoAlthoughThePartnerGotIt() {
        var plan = claimed(sending(), "first", Ana.NOW);
        var withdrawn =
                Following.withdraw(plan, counseling(plan).referralId(), LATER).state();

        var change = settle(withdrawn, by(plan, "first"), ACCEPTED);

        assertThat(counseling(change.state()).status()).isEqualTo(ReferralStatus.WITHDRAWN);
        assertThat(change.events()).isEmpty();
        assertThat(notes(change)).containsExactly("Harbor Counseling");
    }

    @Test
    @Proves("intakes-no")
    void intakesNoWaitsForAnotherConsent() {
        var plan = claimed(sending(), "first", Ana.NOW);

        given(plan)
                .when(each -> settle(each, by(each, "first"), new Outcome.Denied()))
                .thenNothing()
                .thenState(each -> {
                    assertThat(counseling(each).status()).isEqualTo(ReferralStatus.PENDING_CONSENT);
                    assertThat(each.tasks())
                            .anyMatch(task -> task.kind() == Task.Kind.CONSENT
                                    && task.subject()
                                            .equals(counseling(each)
                                                    .referralId()
                                                    .toString()));
                })
                .and()
                .when(each -> news(each, each.consented(Ana.SPECIFIC, Ana.NOW)))
                .thenState(each -> assertThat(counseling(each).status()).isEqualTo(ReferralStatus.PENDING_CONSENT))
                .and()
                .when(each -> news(each, each.consented(Ana.anotherTpo(), Ana.NOW)))
                .thenState(each -> assertThat(counseling(each).status()).isEqualTo(ReferralStatus.SENDING));
    }

    @Test
    @Proves("intakes-no")
    void aPartnerForWhichIntakeSaidNoIsNotProposedButCanBeNamed() {
        var plan = claimed(sending(), "first", Ana.NOW);
        var denied = settle(plan, by(plan, "first"), new Outcome.Denied()).state();
        var id = counseling(denied).referralId();

        assertThat(ReferralView.of(counseling(denied), ALL).proposed().partner())
                .isEqualTo("Lake Clinic");
        given(denied)
                .when(each -> Sending.send(each, id, null, ALL, LATER))
                .thenState(each -> assertThat(delivery(each).partner()).isEqualTo("Lake Clinic"));
        given(denied)
                .when(each -> Sending.send(each, id, HARBOR.partnerId(), ALL, LATER))
                .thenState(each -> assertThat(delivery(each).partner()).isEqualTo("Harbor Counseling"));
        given(denied)
                .when(each -> Sending.send(each, id, null, List.of(HARBOR), LATER))
                .thenRefused("partner-missing");
    }

    @Test
    void aNoFromBeforeTheLatestConsentIsAskedAgain() {
        var plan = claimed(sending(), "first", Ana.NOW);
        var consented = news(plan, plan.consented(Ana.anotherTpo(), Ana.NOW)).state();

        given(consented)
                .when(each -> settle(each, by(plan, "first"), new Outcome.Denied()))
                .thenState(each -> {
                    assertThat(counseling(each).status()).isEqualTo(ReferralStatus.SENDING);
                    assertThat(delivery(each).isDue(LATER, LATER)).isTrue();
                });
    }

    @Test
    void aPartnerThatLeftTheDirectoryGivesWayToTheNext() {
        var plan = claimed(sending(), "first", Ana.NOW);
        var mine = by(plan, "first");

        given(plan)
                .when(each -> Tries.settled(each, mine, new Outcome.Gone(), List.of(LAKE), LATER))
                .thenState(each -> assertThat(delivery(each).partner()).isEqualTo("Lake Clinic"));
        given(plan)
                .when(each -> Tries.settled(each, mine, new Outcome.Gone(), List.of(), LATER))
                .thenState(each -> assertThat(counseling(each).status()).isEqualTo(ReferralStatus.DRAFT));
    }

    @Test
    void aPartnerThatStaffNamedIsTriedUnderItsNewNameBeforeAnyOther() {
        var renamed = Harbor.counseling(12, "Lake House", null);
        var plan = claimed(toLake(sending()).state(), "first", LATER);
        Function<List<Partner>, Plan> gone =
                partners -> Tries.settled(plan, by(plan, "first"), new Outcome.Gone(), partners, LATER)
                        .state();

        var way = delivery(gone.apply(List.of(HARBOR, renamed)));
        assertThat(way.goesTo(LAKE.partnerId(), "Lake House")).isTrue();
        assertThat(way.isDue(LATER, LATER)).isTrue();
        assertThat(way.attempts()).isZero();
        for (var others : List.of(List.of(HARBOR), List.of(HARBOR, Harbor.counseling(12, "Lake House", 0)))) {
            assertThat(delivery(gone.apply(others)).partner()).isEqualTo("Harbor Counseling");
        }
    }

    @Test
    void whatMayHaveReachedAPartnerIsNotedUnderItsOldName() {
        var renamed = List.of(Harbor.counseling(11, "Harbor House", null));
        var first = claimed(sending(), "first", Ana.NOW);
        var silent = settle(first, by(first, "first"), NO_ANSWER).state();
        var second = claimed(silent, "second", LATER.plus(MINUTE));

        var gone = Tries.settled(second, by(second, "second"), new Outcome.Gone(), renamed, LATER);

        assertThat(delivery(gone.state()).partner()).isEqualTo("Harbor House");
        assertThat(notes(gone)).containsExactly("Harbor Counseling");
        var late = settle(gone.state(), by(first, "first"), ACCEPTED);
        assertThat(late.events()).isEmpty();
        assertThat(notes(late)).containsExactly("Harbor Counseling");
        assertThat(counseling(late.state()).status()).isEqualTo(ReferralStatus.SENDING);
    }

    @Test
    void whatIsNotConsentedOrGoesByItselfCannotBeSent() {
        var plan = Ana.after(Ana.COMPLETED);

        given(plan).when(each -> send(each, ReferralKind.SOBER_LIVING)).thenRefused("consent-missing");
        given(plan).when(each -> send(each, ReferralKind.TWELVE_STEP)).thenRefused("referral-not-sendable");
        given(plan).when(each -> send(each, ReferralKind.PSYCHIATRY)).thenRefused("partner-missing");
    }

    private static Change<Plan> denied(Plan plan, List<Partner> partners) {
        var claimed = claimed(plan, house(plan), "try", LATER);
        return Tries.settled(claimed, by(claimed, house(plan), "try"), new Outcome.Denied(), partners, LATER);
    }

    private static Referral house(Plan plan) {
        return Ana.referral(plan, ReferralKind.SOBER_LIVING);
    }

    private static Change<Plan> toLake(Plan plan) {
        return concluded(plan, Sending.send(plan, counseling(plan).referralId(), LAKE.partnerId(), ALL, LATER));
    }

    private static Change<Plan> concluded(Plan plan, Change<Plan> change) {
        return Closing.concluded(plan, change, LATER);
    }

    private static Change<Plan> send(Plan plan, ReferralKind kind) {
        return Sending.send(plan, Ana.referral(plan, kind).referralId(), null, ALL, Ana.NOW);
    }

    private static ReferralStatus created(Change<Plan> change, ReferralKind kind) {
        return change.events().stream()
                .filter(ReferralCreated.class::isInstance)
                .map(ReferralCreated.class::cast)
                .filter(event -> event.kind() == kind)
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static List<String> notes(Change<Plan> change) {
        return change.todos().stream()
                .map((Todo todo) -> todo.detail("recipient"))
                .toList();
    }
}
