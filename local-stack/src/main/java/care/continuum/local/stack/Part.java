package care.continuum.local.stack;

import static java.util.Locale.ROOT;

import java.util.List;

/// One application of the suite: where its module is, what starts it.
public enum Part {
    INTAKE("intake-service", "care.continuum.intake.IntakeApplication", 8081),
    SCHEDULING("scheduling-service", "care.continuum.scheduling.SchedulingApplication", 8082),
    ATTENDANCE("attendance-service", "care.continuum.attendance.AttendanceApplication", 8083),
    AFTERCARE("aftercare-service", "care.continuum.aftercare.AftercareApplication", 8084),
    OUTCOMES("outcomes-analytics", "care.continuum.outcomes.OutcomesApplication", 8085),
    GATEWAY("api-gateway", "care.continuum.gateway.GatewayApplication", 8080);

    /// The four that keep the clinic's data, alike in what they depend on.
    public static final List<Part> SERVICES = List.of(INTAKE, SCHEDULING, ATTENDANCE, AFTERCARE);

    /// What stands before them.
    public static final List<Part> EDGE = List.of(GATEWAY, OUTCOMES);

    /// What the gateway has routes to.
    static final List<Part> BEHIND_THE_GATEWAY = List.of(INTAKE, SCHEDULING, ATTENDANCE, AFTERCARE, OUTCOMES);

    private final String module;
    private final String mainClass;
    private final int usualPort;

    Part(String module, String mainClass, int usualPort) {
        this.module = module;
        this.mainClass = mainClass;
        this.usualPort = usualPort;
    }

    public String label() {
        return name().toLowerCase(ROOT);
    }

    String module() {
        return module;
    }

    String mainClass() {
        return mainClass;
    }

    int usualPort() {
        return usualPort;
    }
}
