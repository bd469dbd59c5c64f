package care.continuum.aftercare.terms;

import care.continuum.events.Disposition;
import care.continuum.web.BusinessDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;

/// The clinic's numbers, under `continuum.aftercare.practice`. A plan keeps those with which it was made.
///
/// @param continuity           an appointment kept by these days after the discharge meets the program's own measure
/// @param daysToSend           until when after the discharge a referral should be on its way
/// @param businessDaysToAnswer until a partner's answer is late, and again until it gives a time
/// @param holidays             of the clinic: no business days
/// @param daysToClose          after a visit until its loop should be closed
/// @param visitsGivenAgain     so many missed visits are given again; after one more somebody calls the client
/// @param callAttempts         so many calls without an answer are enough
/// @param daysToCall           after a call fell due, until nobody calls any more
/// @param hoursToCall          until somebody has called who missed an appointment, or told of a relapse
/// @param missesToCallAtOnce   so many missed appointments in a row want a call at once
/// @param daysOfSlot           an appointment's time lies within so many days, the last of them its due day
public record Practice(
        Pathway completed,
        Pathway notCompleted,
        Pathway transferred,
        List<Integer> continuity,
        int daysToSend,
        int businessDaysToAnswer,
        List<LocalDate> holidays,
        int daysToClose,
        int visitsGivenAgain,
        int callAttempts,
        int daysToCall,
        int hoursToCall,
        int missesToCallAtOnce,
        int daysOfSlot) {

    /// On which days after the discharge something is due.
    ///
    /// @param appointments continuing-care appointments, due by these days
    /// @param followUps    calls, due on these days
    public record Pathway(List<Integer> appointments, List<Integer> followUps) {

        public Pathway {
            appointments = days("appointments", appointments);
            followUps = days("follow-ups", followUps);
        }
    }

    public Practice {
        continuity = days("continuity", continuity);
        holidays = List.copyOf(holidays);
        mustBePositive("business-days-to-answer", businessDaysToAnswer);
        mustBePositive("call-attempts", callAttempts);
        mustBePositive("days-to-call", daysToCall);
        mustBePositive("days-of-slot", daysOfSlot);
    }

    /// When a partner's answer to what is sent now is late: at the same time of day.
    public Instant answerDueAt(Instant now, ZoneId zone) {
        var sent = now.atZone(zone).toLocalDateTime();
        return BusinessDays.after(sent.toLocalDate(), businessDaysToAnswer, holidays)
                .atTime(sent.toLocalTime())
                .atZone(zone)
                .toInstant();
    }

    public Pathway after(Disposition disposition) {
        return switch (disposition) {
            case COMPLETED -> completed;
            case NOT_COMPLETED -> notCompleted;
            case TRANSFERRED -> transferred;
        };
    }

    /// The day of the discharge itself is never one of them.
    private static List<Integer> days(String name, List<Integer> days) {
        if (days.stream().anyMatch(day -> day < 1) || new HashSet<>(days).size() < days.size()) {
            throw new IllegalArgumentException(
                    "continuum.aftercare.practice: %s are days from 1, each once".formatted(name));
        }
        return days.stream().sorted().toList();
    }

    private static void mustBePositive(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("continuum.aftercare.practice.%s must be at least 1".formatted(name));
        }
    }
}
