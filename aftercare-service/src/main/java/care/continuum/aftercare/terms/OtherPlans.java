package care.continuum.aftercare.terms;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import java.util.List;

/// How far the client's plans of other episodes have come, also those that are not made yet.
@FunctionalInterface
public interface OtherPlans {

    List<Course> beside(ClientId client, EpisodeId episode);
}
