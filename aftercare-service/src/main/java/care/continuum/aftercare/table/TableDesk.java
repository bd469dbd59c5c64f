package care.continuum.aftercare.table;

import care.continuum.aftercare.terms.ReferralTable;
import care.continuum.aftercare.terms.ReferralTables;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import org.springframework.stereotype.Service;

/// Where the table lies.
@Service
class TableDesk implements ReferralTables {

    private final Aggregates<WrittenTable> tables;

    TableDesk(Aggregates<WrittenTable> tables) {
        this.tables = tables;
    }

    @Override
    public ReferralTable table() {
        return tables.find(WrittenTable.ID).map(WrittenTable::table).orElse(ReferralTable.USUAL);
    }

    ReferralTable replace(ReferralTable wanted, Command command) {
        tables.settle(WrittenTable.ID, WrittenTable::usual, Change::none);
        return tables.amend(
                WrittenTable.ID,
                command,
                known -> known.replacedBy(wanted),
                Answer.as(ReferralTable.class, WrittenTable::table));
    }
}
