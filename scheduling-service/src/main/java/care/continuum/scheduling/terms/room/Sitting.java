package care.continuum.scheduling.terms.room;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import care.continuum.events.ClientId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A session for one client that needs a place. Shaped as the solver wants it: it is the one that changes.
@PlanningEntity
public class Sitting {

    @PlanningId
    private final String id;

    private final @Nullable ClientId client;
    private final @Nullable Place before;

    @ValueRangeProvider
    private final List<Place> places;

    @PlanningVariable
    private @Nullable Place place;

    /// As the solver makes it.
    public Sitting() {
        this("", null, null, List.of());
    }

    /// @param before where it is now; missing where it has no place yet
    /// @param places where it may be
    public Sitting(String id, @Nullable ClientId client, @Nullable Place before, List<Place> places) {
        this.id = id;
        this.client = client;
        this.before = before;
        this.places = List.copyOf(places);
        this.place = before;
    }

    public String getId() {
        return id;
    }

    public @Nullable ClientId client() {
        return client;
    }

    public @Nullable Place before() {
        return before;
    }

    public List<Place> getPlaces() {
        return places;
    }

    public @Nullable Place getPlace() {
        return place;
    }

    public void setPlace(@Nullable Place place) {
        this.place = place;
    }

    /// Asked only once it has a place.
    Place at() {
        return Objects.requireNonNull(place);
    }

    /// Whether somebody or something of its place is where the other is now.
    boolean takesPlaceOf(Sitting other) {
        var theirs = other.before;
        return theirs != null
                && theirs.opening().startsAt().equals(at().opening().startsAt())
                && (theirs.clinicianId().equals(at().clinicianId())
                        || theirs.roomId().equals(at().roomId())
                        || Objects.equals(client, other.client));
    }

    boolean isMoved() {
        return before != null && !before.equals(place);
    }
}
