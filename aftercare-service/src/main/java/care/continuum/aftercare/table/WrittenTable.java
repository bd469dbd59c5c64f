package care.continuum.aftercare.table;

import care.continuum.aftercare.terms.ReferralTable;
import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// The table that the clinic has written.
@Document("referralTables")
record WrittenTable(@Id String id, ReferralTable table) implements Aggregate<WrittenTable> {

    static final String ID = "table";

    static WrittenTable usual() {
        return new WrittenTable(ID, ReferralTable.USUAL);
    }

    @Override
    public @Nullable String client() {
        return null;
    }

    /// Plans that are made already stay as they are.
    Change<WrittenTable> replacedBy(ReferralTable wanted) {
        return Change.to(new WrittenTable(id, wanted));
    }
}
