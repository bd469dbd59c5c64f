package care.continuum.attendance.program;

import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Todo;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/// A death that aftercare is told after one stay ends the stay in which the client is again. Whichever of the two is
/// heard of last finds the other.
@Service
class DeathDesk {

    private static final String LOOK = "LOOK_FOR_DEATH";

    private final Aggregates<Program> aggregates;
    private final Programs programs;
    private final Clock clock;

    DeathDesk(Aggregates<Program> aggregates, Programs programs, Clock clock) {
        this.aggregates = aggregates;
        this.programs = programs;
        this.clock = clock;
    }

    /// The first word counts: the day of a death, which can be corrected, is aftercare's.
    static Change<Program> told(Program program, Instant at) {
        return program.course().deathToldAt() == null
                ? Change.to(program.with(program.course().deathTold(at))).andThen(look("told-of", program))
                : Change.none(program);
    }

    /// The change, with a look for a death where it makes the program one that somebody is in.
    static Change<Program> looking(Program before, Change<Program> change) {
        var begins = Planning.known(before) == null && Planning.known(change.state()) != null;
        return begins ? change.andThen(look("begun", before)) : change;
    }

    /// Ends what is running of the program's client, if one of the client's programs knows of a death.
    void follow(Program program, Todo look) {
        var now = clock.instant();
        var all = programs.findByClientId(program.clientId());
        all.stream()
                .map(each -> each.course().deathToldAt())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(at -> all.forEach(each -> aggregates.settle(
                        each.id(), () -> each, it -> it.concluded(new Closing(it, now).died(at), now))));
    }

    private static Todo look(String why, Program program) {
        return new Todo("look-for-death-%s-%s".formatted(why, program.id()), LOOK, Map.of());
    }
}
