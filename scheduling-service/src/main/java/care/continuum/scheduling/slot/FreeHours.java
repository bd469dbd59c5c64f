package care.continuum.scheduling.slot;

import care.continuum.scheduling.Busy;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.ClientCalendar;
import care.continuum.scheduling.GroupHours;
import care.continuum.scheduling.StaffBook;
import care.continuum.scheduling.slot.Slot.Hour;
import care.continuum.scheduling.terms.Staffing;
import care.continuum.web.ClinicZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Looks for the first free hour, outside the groups for which a plan of the client waits. Whether it is still free is
/// the claims' to decide.
@Component
class FreeHours {

    private final StaffBook staff;
    private final Claims claims;
    private final ClientCalendar calendar;
    private final ClinicZone clinic;
    private final SlotSettings settings;

    FreeHours(StaffBook staff, Claims claims, ClientCalendar calendar, ClinicZone clinic, SlotSettings settings) {
        this.staff = staff;
        this.claims = claims;
        this.calendar = calendar;
        this.clinic = clinic;
        this.settings = settings;
    }

    /// The clinic as it is set up now, and when its groups are.
    GroupHours groups() {
        return staff.groups();
    }

    /// Looks at one day after the other: mostly there is time on the first.
    Optional<Hour> first(Slot slot, GroupHours groups, Instant now) {
        var earliest = slot.earliestOn();
        var dueBy = slot.dueBy();
        if (earliest == null || dueBy == null) {
            throw new IllegalStateException("a slot that is asked for has dates");
        }
        var window = new Window(clinic.zone(), earliest, dueBy, slot.wanted(), now, settings);
        var awaited = calendar.awaited(slot.clientId());
        var own = own(slot);
        for (var day : window.days()) {
            var busy = busy(slot, groups.clinic(), day).without(own).with(Claim.client(slot.clientId()), awaited);
            var found = window.on(day).first(slot, groups, busy);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// What an appointment that is to be at another time has of it already, as where it moves by half an hour.
    static List<String> own(Slot slot) {
        var hour = slot.hour();
        return hour == null || slot.wanted() == null
                ? List.of()
                : claims(slot, hour, slot.round()).stream().map(Claim::id).toList();
    }

    static List<Claim> claims(Slot slot, Hour hour, int round) {
        var all = new ArrayList<Claim>();
        var resources =
                List.of(Claim.client(slot.clientId()), Claim.clinician(hour.clinicianId()), Claim.room(hour.roomId()));
        for (var resource : resources) {
            all.addAll(Claim.over(
                    resource, hour.startsAt(), hour.startsAt().plus(Slot.LENGTH), slot.id(), slot.id(), round));
        }
        return all;
    }

    private Busy busy(Slot slot, Staffing staffing, LocalDate day) {
        var resources = new ArrayList<String>();
        resources.add(Claim.client(slot.clientId()));
        staffing.clinicians().forEach(it -> resources.add(Claim.clinician(it)));
        staffing.rooms().forEach(it -> resources.add(Claim.room(it)));
        return claims.busy(resources, clinic.start(day), clinic.start(day.plusDays(1)));
    }
}
