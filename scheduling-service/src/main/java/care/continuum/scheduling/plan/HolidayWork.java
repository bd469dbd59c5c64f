package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.scheduling.ClinicDays;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import care.continuum.scheduling.terms.HolidayKept;
import care.continuum.scheduling.terms.HolidayTakenBack;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Takes a holiday's sessions that are to come off the calendar, for everybody; what was to be then wants to be made up
/// for.
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
        var day = holiday.day();
        if (!canceled(day, alterations.now()).isEmpty()) {
            alterations.decide(
                    Command.once("holiday"),
                    now -> Alteration.Draft.changing(canceled(day, now), ChangedBy.ORGANIZATION, "holiday " + day, now),
                    Answer.as(Done.class, it -> new Done(it.draft().changed().size())));
        }
        // It may have been taken back while its sessions were taken off.
        bringBack(day);
    }

    /// What is to come of the day, unless it is no holiday any more.
    private List<Session> canceled(LocalDate day, Instant now) {
        if (!clinic.holidays().contains(day)) {
            return List.of();
        }
        var begin = clinic.start(day);
        var from = begin.isBefore(now) ? now : begin;
        return book.within(from, clinic.start(day.plusDays(1))).stream()
                .map(it -> it.canceled(ChangedBy.ORGANIZATION, Session.Cause.HOLIDAY))
                .toList();
    }

    /// Groups take place for whoever is planned later. For those who were told that they do not, they stay canceled.
    @EventListener
    void on(HolidayTakenBack holiday) {
        bringBack(holiday.day());
    }

    private void bringBack(LocalDate day) {
        if (clinic.holidays().contains(day)) {
            return;
        }
        var from = clinic.start(day);
        var to = clinic.start(day.plusDays(1));
        book.replace(book.groupsLost(from, to).stream().map(Session::again).toList());
    }

    private record Done(int sessions) {}
}
