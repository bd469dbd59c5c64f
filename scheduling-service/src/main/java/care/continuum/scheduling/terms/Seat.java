package care.continuum.scheduling.terms;

import care.continuum.events.AgeBand;
import care.continuum.events.EpisodeId;
import care.continuum.events.SeatRefusal;
import care.continuum.events.SectionId;
import org.jspecify.annotations.Nullable;

/// What became of one asking for a seat, or of an offer. It goes HELD, TAKEN, RELEASED and never back, and a
/// refusal stays one, so that asking again gives the same answer.
///
/// @param sectionId there unless it was refused when it was asked for, or given back before that; where an
///                  offered seat was not there, that of the offer
/// @param refusal   why, where it was refused
/// @param ageBand   of whom it was asked for
public record Seat(
        EpisodeId episodeId,
        int attempt,
        @Nullable SectionId sectionId,
        Status status,
        @Nullable SeatRefusal refusal,
        @Nullable AgeBand ageBand) {

    /// How far it got.
    public enum Status {
        HELD,
        TAKEN,
        RELEASED,
        REFUSED
    }

    public static String key(EpisodeId episode, int attempt) {
        return episode + "#" + attempt;
    }

    public Seat as(Status next) {
        return new Seat(episodeId, attempt, sectionId, next, refusal, ageBand);
    }

    public boolean occupies(SectionId section) {
        return section.equals(sectionId) && (status == Status.HELD || status == Status.TAKEN);
    }

    public boolean isHeldFor(EpisodeId episode) {
        return status == Status.HELD && episodeId.equals(episode);
    }
}
