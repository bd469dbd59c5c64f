package care.continuum.aftercare.table;

import care.continuum.aftercare.terms.ReferralTable;
import care.continuum.aftercare.terms.ReferralTables;
import care.continuum.messaging.Aggregates;
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

    ReferralTable replace(ReferralTable wanted) {
        return tables.settle(WrittenTable.ID, WrittenTable::usual, known -> known.replacedBy(wanted))
                .table();
    }
}
