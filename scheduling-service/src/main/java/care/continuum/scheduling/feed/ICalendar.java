package care.continuum.scheduling.feed;

import care.continuum.scheduling.CalendarEntry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/// Sessions and appointments as calendars read them (RFC 5545). Every occurrence is an event of its own, so that none
/// is lost to a rule; the title says nothing of what it is for, and there is no name in it.
record ICalendar(ZoneId zone, Instant now) {

    private static final String TITLE = "Appointment";

    String of(List<CalendarEntry> entries) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Continuum//Scheduling//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        var clocks = TimeZoneRegistryFactory.getInstance().createRegistry().getTimeZone(zone.getId());
        calendar.add(
                Objects.requireNonNull(clocks, "rules for the clinic's zone").getVTimeZone());
        entries.forEach(it -> calendar.add(event(it)));
        return text(calendar);
    }

    private VEvent event(CalendarEntry entry) {
        var event = new VEvent(false);
        event.add(new Uid(entry.id() + "@continuum"));
        event.add(new DtStamp(now));
        event.add(new DtStart<>(entry.startsAt().atZone(zone)));
        event.add(new DtEnd<>(entry.endsAt().atZone(zone)));
        event.add(new Summary(TITLE));
        event.add(new Sequence(entry.sequence()));
        event.add(entry.isOn() ? ImmutableStatus.VEVENT_CONFIRMED : ImmutableStatus.VEVENT_CANCELLED);
        return event;
    }

    private static String text(Calendar calendar) {
        var text = new StringWriter();
        try {
            new CalendarOutputter().output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
