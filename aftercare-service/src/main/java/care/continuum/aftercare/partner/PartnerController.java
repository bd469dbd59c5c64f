package care.continuum.aftercare.partner;

import static java.util.Locale.ROOT;

import care.continuum.aftercare.terms.Partner;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralKind;
import care.continuum.messaging.Command;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.Check;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reading the directory, and writing it as a whole.
@RestController
@RequestMapping("/api/aftercare/partners")
class PartnerController {

    private final PartnerDesk desk;

    PartnerController(PartnerDesk desk) {
        this.desk = desk;
    }

    /// In the order in which they are to be proposed.
    record PartnersRequest(@Size(max = 1000) List<Entry> items) {

        @Check
        static List<Fault> distinct(List<@Nullable Entry> items) {
            var faults = new ArrayList<Fault>();
            var names = new HashSet<String>();
            var ids = new HashSet<PartnerId>();
            for (int index = 0; index < items.size(); index++) {
                var entry = items.get(index);
                if (entry == null) {
                    continue;
                }
                if (!names.add(entry.name().strip().toLowerCase(ROOT))) {
                    faults.add(new Fault("items[%d].name".formatted(index), "stands here twice"));
                } else if (!ids.add(entry.id())) {
                    faults.add(new Fault("items[%d].partnerId".formatted(index), "stands here twice"));
                }
            }
            return faults;
        }
    }

    /// Without its secret.
    ///
    /// @param url missing where referrals are handed over by staff
    record PartnerView(
            PartnerId partnerId,
            String name,
            Set<ReferralKind> kinds,
            boolean treatingProvider,
            @Nullable String purpose,
            List<String> services,
            List<String> areas,
            List<String> insurance,
            @Nullable Integer capacity,
            @Nullable String hours,
            @Nullable String contact,
            @Nullable String url) {

        static PartnerView of(Partner partner) {
            var endpoint = partner.endpoint();
            return new PartnerView(
                    partner.partnerId(),
                    partner.name(),
                    partner.kinds(),
                    partner.treatingProvider(),
                    partner.purpose(),
                    partner.services(),
                    partner.areas(),
                    partner.insurance(),
                    partner.capacity(),
                    partner.hours(),
                    partner.contact(),
                    endpoint == null ? null : endpoint.url());
        }
    }

    @GetMapping
    Page<PartnerView> partners(
            @RequestParam(required = false) @Nullable ReferralKind kind, PageQuery page, Caller caller) {
        caller.mustBe("aftercare", "clinician", "supervisor");
        var suited = desk.partners().stream()
                .filter(partner -> kind == null || partner.kinds().contains(kind))
                .map(PartnerView::of)
                .toList();
        return Page.of(suited, page);
    }

    @PutMapping
    Page<PartnerView> replace(@RequestBody PartnersRequest body, PageQuery page, Command command, Caller caller) {
        caller.mustBe("supervisor");
        var known = desk.replace(body.items().stream().map(Entry::partner).toList(), command);
        return Page.of(known.stream().map(PartnerView::of).toList(), page);
    }
}
