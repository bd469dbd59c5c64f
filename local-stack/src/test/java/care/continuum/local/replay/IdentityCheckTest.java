package care.continuum.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Channel;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.local.replay.Cohort.Person;
import care.continuum.local.topics.TopicRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityCheckTest {

    private static final Person DAY = new Person(
            "1",
            "May",
            "Day",
            LocalDate.of(1990, 1, 31),
            null,
            "7045550",
            "may@example.org",
            Channel.PHONE,
            Reason.MENTAL_HEALTH,
            Track.DAY,
            1,
            9,
            Set.of(),
            List.of(),
            List.of());

    private final IdentityCheck check = new IdentityCheck(List.of(DAY));

    @Test
    void namesContactsAndBirthDatesAreFound() {
        assertThat(holds("{\"note\":\"called May today\"}")).isFalse();
        assertThat(holds("{\"by\":\"may@example.org\"}")).isFalse();
        assertThat(holds("{\"phone\":\"x7045550\"}")).isFalse();
        assertThat(holds("{\"born\":\"1990-01-31\"}")).isFalse();
    }

    @Test
    void codesThatLookLikeANameAreNot() {
        assertThat(holds("{\"preferredTrack\":\"DAY\",\"startDate\":\"2026-11-02\"}"))
                .isTrue();
    }

    @Test
    void aRandomIdMayHaveTheDigitsOfAPhone() {
        assertThat(holds("{\"id\":\"7045550a-1111-4222-8333-0a7045550bcd\"}")).isTrue();
    }

    @Test
    void headersAreSearchedToo() {
        var record = new TopicRecord("intake.events", 0, 0, 0, "key", Map.of("ce_subject", "May Day"), "{}");
        assertThat(check.of(List.of(record)).holds()).isFalse();
    }

    private boolean holds(String value) {
        return check.of(List.of(new TopicRecord("intake.events", 0, 0, 0, "key", Map.of(), value)))
                .holds();
    }
}
