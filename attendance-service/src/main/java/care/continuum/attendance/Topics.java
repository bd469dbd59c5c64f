package care.continuum.attendance;

import care.continuum.events.AftercareEvent;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.IntakeEvent;
import care.continuum.events.SchedulingEvent;
import care.continuum.messaging.EventContract;

/// What this service tells and hears.
public final class Topics {

    public static final EventContract<AttendanceEvent> ATTENDANCE = EventContract.sealed(
            AttendanceEvent.class,
            AttendanceEvent.TOPIC,
            "/continuum/attendance",
            "care.continuum.attendance",
            event -> event.clientId().toString());

    public static final EventContract<SchedulingEvent> SCHEDULING = EventContract.sealed(
            SchedulingEvent.class,
            SchedulingEvent.TOPIC,
            "/continuum/scheduling",
            "care.continuum.scheduling",
            event -> event.clientId().toString());

    public static final EventContract<IntakeEvent> INTAKE = EventContract.sealed(
            IntakeEvent.class,
            IntakeEvent.TOPIC,
            "/continuum/intake",
            "care.continuum.intake",
            event -> event.clientId().toString());

    public static final EventContract<AftercareEvent> AFTERCARE = EventContract.sealed(
            AftercareEvent.class,
            AftercareEvent.TOPIC,
            "/continuum/aftercare",
            "care.continuum.aftercare",
            event -> event.clientId().toString());

    private Topics() {}
}
