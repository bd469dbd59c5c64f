package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.messaging.NotThisEvent.Fault;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProofreadingTest {

    sealed interface Menu {
        record Served(
                String guest,
                LocalDate on,
                List<Dish> dishes,
                @Nullable TableId table) implements Menu {}

        record TableId(UUID value) {
            @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
            static TableId of(String text) {
                return new TableId(UUID.fromString(text));
            }
        }

        record Dish(String name, int minutes) {}
    }

    private static final EventContract<Menu> CONTRACT =
            EventContract.sealed(Menu.class, "menu", "/kitchen", "kitchen", menu -> switch (menu) {
                case Menu.Served served -> served.guest();
            });

    @Test
    void aWholeEventHasNoFaults() {
        assertThat(faults("""
                {"guest": "ana", "on": "2026-03-02", "dishes": [{"name": "soup", "minutes": 20}]}""")).isEmpty();
    }

    @Test
    void everyFaultIsToldWithItsPlace() {
        assertThat(faults("""
                {"guest": "ana", "on": "yesterday", "dishes": [{"name": "soup", "minutes": "long"}], "table": "by Ana", "price": 3}"""))
                .containsExactlyInAnyOrder(
                        new Fault("price", "is not known"),
                        new Fault("table", "must be a UUID"),
                        new Fault("on", "must be a date such as 2026-01-31"),
                        new Fault("dishes[0].minutes", "must be a whole number"));
        assertThat(faults("{}")).extracting(Fault::field).containsExactly("guest", "on", "dishes");
    }

    @Test
    void anEventAboutAnotherClientIsRefused() {
        assertThat(faults("""
                {"guest": "ben", "on": "2026-03-02", "dishes": []}""")).extracting(Fault::message).containsExactly("is about another client");
    }

    @Test
    void whatIsNoObjectOrOfNoKnownTypeIsRefused() {
        assertThat(faults("[]")).hasSize(1);
        assertThat(Proofreading.faults(CONTRACT, "kitchen.Closed.v1", "ana", EventContract.JSON.readTree("{}")))
                .hasSize(1);
    }

    private static List<Fault> faults(String payload) {
        return Proofreading.faults(CONTRACT, "kitchen.Served.v1", "ana", EventContract.JSON.readTree(payload));
    }
}
