package care.continuum.intake;

import care.continuum.events.AftercareEvent;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.CareEvent;
import care.continuum.events.IntakeEvent;
import care.continuum.events.SchedulingEvent;
import care.continuum.messaging.EventContract;

/// What intake tells and what it hears.
public final class Topics {

    public static final EventContract<IntakeEvent> INTAKE = EventContract.sealed(
            IntakeEvent.class, IntakeEvent.TOPIC, "/continuum/intake", "care.continuum.intake", Topics::key);

    public static final EventContract<SchedulingEvent> SCHEDULING = EventContract.sealed(
            SchedulingEvent.class,
            SchedulingEvent.TOPIC,
            "/continuum/scheduling",
            "care.continuum.scheduling",
            Topics::key);

    public static final EventContract<AttendanceEvent> ATTENDANCE = EventContract.sealed(
            AttendanceEvent.class,
            AttendanceEvent.TOPIC,
            "/continuum/attendance",
            "care.continuum.attendance",
            Topics::key);

    public static final EventContract<AftercareEvent> AFTERCARE = EventContract.sealed(
            AftercareEvent.class,
            AftercareEvent.TOPIC,
            "/continuum/aftercare",
            "care.continuum.aftercare",
            Topics::key);

    private Topics() {}

    private static String key(CareEvent event) {
        return event.clientId().toString();
    }
}
