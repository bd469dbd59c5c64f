package care.continuum.aftercare.table;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.aftercare.terms.ReferralTable;
import care.continuum.messaging.Command;
import care.continuum.testing.InMemory;
import org.junit.jupiter.api.Test;

class TableDeskTest {

    private static final ReferralTable SHORT =
            new ReferralTable(ReferralTable.USUAL.rows().subList(0, 1));

    private final TableDesk desk = new TableDesk(new InMemory<>());

    @Test
    void aTableThatIsWrittenOnceMoreWithItsKeyDoesNotComeBack() {
        assertThat(desk.replace(SHORT, key("1"))).isEqualTo(SHORT);
        desk.replace(ReferralTable.USUAL, key("2"));

        desk.replace(SHORT, key("1"));

        assertThat(desk.table()).isEqualTo(ReferralTable.USUAL);
    }

    private static Command key(String key) {
        return new Command("sam PUT /referral-table " + key, "", true, "sam");
    }
}
