package care.continuum.scheduling.slot;

import care.continuum.scheduling.Busy;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.StaffBook;
import care.continuum.scheduling.slot.Slot.Hour;
import care.continuum.scheduling.terms.Staffing;
import care.continuum.web.ClinicZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Looks for the first free hour. Whether it is still free is the claims' to decide.
@Component
class FreeHours {

    private final StaffBook staff;
    private final Claims claims;
    private final ClinicZone clinic;

    FreeHours(StaffBook staff, Claims claims, ClinicZone clinic) {
        this.staff = staff;
        this.claims = claims;
        this.clinic = clinic;
    }

    Optional<Hour> first(Slot slot, Instant now) {
        var earliest = slot.earliestOn();
        var dueBy = slot.dueBy();
        if (earliest == null || dueBy == null) {
            throw new IllegalStateException("a slot that is asked for has dates");
        }
        var window = new Window(clinic.zone(), earliest, dueBy, slot.wanted(), now);
        var staffing = staff.now();
        var wanted = slot.wanted();
        var from = wanted == null ? window.from() : wanted.atZone(clinic.zone()).toLocalDate();
        return window.first(slot, staffing, busy(slot, staffing, from, wanted == null ? dueBy : from));
    }

    private Busy busy(Slot slot, Staffing staffing, LocalDate from, LocalDate dueBy) {
        var resources = new ArrayList<String>();
        resources.add(Claim.client(slot.clientId()));
        staffing.clinicians().forEach(it -> resources.add(Claim.clinician(it)));
        staffing.rooms().forEach(it -> resources.add(Claim.room(it)));
        return claims.busy(
                resources,
                from.atStartOfDay(clinic.zone()).toInstant(),
                dueBy.plusDays(1).atStartOfDay(clinic.zone()).toInstant());
    }
}
