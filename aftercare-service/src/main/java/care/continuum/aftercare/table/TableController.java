package care.continuum.aftercare.table;

import care.continuum.aftercare.terms.ConsentNeeded;
import care.continuum.aftercare.terms.ReferralTable;
import care.continuum.aftercare.terms.ReferralTable.Row;
import care.continuum.events.Disposition;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.ReferralKind;
import care.continuum.messaging.Command;
import care.continuum.web.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Reading the table, and writing it as a whole.
@RestController
@RequestMapping("/api/aftercare/referral-table")
class TableController {

    private final TableDesk desk;

    TableController(TableDesk desk) {
        this.desk = desk;
    }

    record TableView(List<RowView> rows) {

        static TableView of(ReferralTable table) {
            return new TableView(table.rows().stream().map(RowView::of).toList());
        }
    }

    record RowView(
            ReferralKind kind,
            List<Disposition> dispositions,
            @Nullable Need need,
            List<Reason> reasons,
            ConsentNeeded consent) {

        static RowView of(Row row) {
            return new RowView(
                    row.kind(),
                    row.dispositions().stream().sorted().toList(),
                    row.need(),
                    row.reasons().stream().sorted().toList(),
                    ConsentNeeded.of(row.kind()));
        }
    }

    @GetMapping
    TableView table(Caller caller) {
        caller.mustBe("aftercare", "clinician", "supervisor", "intake", "scheduler");
        return TableView.of(desk.table());
    }

    /// For the plans that are made from now on.
    @PutMapping
    TableView replace(@RequestBody TableRequest body, Command command, Caller caller) {
        caller.mustBe("supervisor");
        return TableView.of(desk.replace(body.table(), command));
    }
}
