package care.continuum.local.replay;

import static java.util.stream.Collectors.joining;

import java.util.List;

/// The files of a cohort are not as they should be; every fault is told.
final class MalformedCohort extends RuntimeException {

    private final transient List<Fault> faults;

    MalformedCohort(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(joining(System.lineSeparator())));
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }
}
