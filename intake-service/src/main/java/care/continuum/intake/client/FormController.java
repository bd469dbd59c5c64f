package care.continuum.intake.client;

import care.continuum.events.Instrument;
import care.continuum.intake.terms.Forms;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is shown to a client who fills in a questionnaire or signs a consent.
@RestController
class FormController {

    private static final String[] ANYBODY = {"intake", "clinician", "scheduler", "aftercare", "supervisor", "client"};

    record InstrumentView(Instrument instrument, List<Forms.Item> items) {

        static InstrumentView of(Instrument instrument) {
            return new InstrumentView(instrument, Forms.items(instrument));
        }
    }

    @GetMapping("/api/intake/instruments")
    Page<InstrumentView> instruments(PageQuery page, Caller caller) {
        caller.mustBe(ANYBODY);
        return Page.of(
                Arrays.stream(Instrument.values()).map(InstrumentView::of).toList(), page);
    }

    @GetMapping("/api/intake/consent-statements")
    Forms.Statements statements(Caller caller) {
        caller.mustBe(ANYBODY);
        return Forms.statements();
    }
}
