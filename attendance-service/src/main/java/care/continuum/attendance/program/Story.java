package care.continuum.attendance.program;

import care.continuum.events.AttendanceEvent;
import care.continuum.messaging.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A decision in the making: the program so far and the news so far. Steps follow one another, each on the state
/// that the one before left.
record Story(Program program, List<AttendanceEvent> news) {

    /// One step of a decision.
    interface Step {
        Story from(Program program);
    }

    Story {
        news = List.copyOf(news);
    }

    static Story of(Program program, AttendanceEvent... news) {
        return new Story(program, List.of(news));
    }

    Story then(Step step) {
        var next = step.from(program);
        var all = new ArrayList<>(news);
        all.addAll(next.news);
        return new Story(next.program, all);
    }

    Story after(UnaryOperator<Program> change) {
        return new Story(change.apply(program), news);
    }

    Change<Program> change() {
        return Change.to(program, news);
    }
}
