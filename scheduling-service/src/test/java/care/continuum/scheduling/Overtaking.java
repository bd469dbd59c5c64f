package care.continuum.scheduling;

import org.springframework.data.mongodb.core.MongoTemplate;

/// Claims for a try in whose middle something else happens, such as another instance that begins the next one.
public final class Overtaking extends Claims {

    private final Runnable meanwhile;

    public Overtaking(MongoTemplate mongo, Runnable meanwhile) {
        super(mongo);
        this.meanwhile = meanwhile;
    }

    @Override
    public void releaseBefore(String holder, long round) {
        super.releaseBefore(holder, round);
        meanwhile.run();
    }
}
