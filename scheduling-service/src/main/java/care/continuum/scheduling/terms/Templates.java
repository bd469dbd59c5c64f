package care.continuum.scheduling.terms;

import care.continuum.events.Track;
import java.util.Map;
import java.util.Set;

/// The templates of the tracks at one moment: the shipped ones where the clinic has none of its own.
///
/// @param changing tracks whose template is about to change: nobody is planned in them until that is decided
public record Templates(Map<Track, TrackTemplate> own, Set<Track> changing) {

    public static final Templates SHIPPED = new Templates(Map.of(), Set.of());

    public Templates {
        own = Map.copyOf(own);
        changing = Set.copyOf(changing);
    }

    public TrackTemplate of(Track track) {
        return own.getOrDefault(track, TrackTemplate.shipped(track));
    }

    public boolean isChanging(Track track) {
        return changing.contains(track);
    }
}
