package care.continuum.suite.faults;

import java.util.List;

/// What all names, contacts, birth dates and free texts of a run have in common, and what must be nowhere else.
final class Canaries {

    static final String GIVEN = "Quibrax";
    static final String FAMILY = "Zyltharn";
    static final String BORN = "1973-11-";
    static final String MAIL = "@canary.example";
    static final String TEXT = "the client spoke of a vexing otterhound";

    static final List<String> ALL = List.of(GIVEN, FAMILY, BORN, MAIL, "otterhound");

    private Canaries() {}
}
