package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.scheduling.ClinicDays;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import care.continuum.scheduling.terms.HolidayKept;
import care.continuum.scheduling.terms.HolidayTakenBack;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Takes a holiday's sessions off the calendar, for everybody; what was to be then wants to be made up for.
@Component
class HolidayWork {

    private final AlterationDesk alterations;
    private final SessionBook book;
    private final ClinicDays clinic;

    HolidayWork(AlterationDesk alterations, SessionBook book, ClinicDays clinic) {
        this.alterations = alterations;
        this.book = book;
        this.clinic = clinic;
    }

    @EventListener
    void on(HolidayKept holiday) {
        var from = clinic.start(holiday.day());
        var to = clinic.start(holiday.day().plusDays(1));
        var sessions = book.within(from, to);
        if (sessions.isEmpty()) {
            return;
        }
        alterations.decide(
                Command.once("holiday"),
                now -> Alteration.Draft.changing(
                        sessions.stream()
                                .map(it -> it.canceled(ChangedBy.ORGANIZATION, Session.Cause.HOLIDAY))
                                .toList(),
                        ChangedBy.ORGANIZATION,
                        "holiday " + holiday.day(),
                        now),
                Answer.as(Done.class, it -> new Done(it.draft().changed().size())));
    }

    /// Groups take place for whoever is planned later. For those who were told that they do not, they stay canceled.
    @EventListener
    void on(HolidayTakenBack day) {
        if (clinic.holidays().contains(day.day())) {
            return;
        }
        var from = clinic.start(day.day());
        var to = clinic.start(day.day().plusDays(1));
        book.replace(book.groupsLost(from, to).stream().map(Session::again).toList());
    }

    private record Done(int sessions) {}
}
