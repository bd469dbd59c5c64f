package care.continuum.local.replay;

import care.continuum.events.Channel;
import care.continuum.events.Instrument;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The people of a cohort, in the order of their file.
record Cohort(List<Person> people) {

    /// One person and all that is told of them.
    ///
    /// @param attendance what becomes of the person's first, second, ... planned session
    record Person(
            String ref,
            String givenName,
            String familyName,
            LocalDate dateOfBirth,
            @Nullable Sex sex,
            String phone,
            String email,
            Channel channel,
            Reason reason,
            Track track,
            int weeks,
            int weeklyHours,
            Set<Need> needs,
            List<Questionnaire> questionnaires,
            List<Visit> attendance) {

        LocalDate start(LocalDate today) {
            return today.minusDays(7L * weeks + 1);
        }

        boolean adolescent(LocalDate today) {
            return dateOfBirth.plusYears(18).isAfter(start(today));
        }
    }

    enum Sex {
        F,
        M,
        X
    }

    /// A questionnaire as it was filled in; where answers are missing, there are fewer than the instrument has items.
    record Questionnaire(Instrument instrument, LocalDateTime administeredAt, List<Integer> answers) {

        @Nullable
        Integer total() {
            return Instruments.total(instrument, answers);
        }
    }

    /// What becomes of one planned session; `ratio` is the attended share of its length.
    record Visit(Came came, BigDecimal ratio) {}

    enum Came {
        ATTENDED,
        NO_SHOW,
        EXCUSED,
        RESCHEDULED
    }
}
