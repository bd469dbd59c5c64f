package care.continuum.messaging;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands an event to the feed of its topic.
final class Delivery<E> {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Feed<E> feed;

    Delivery(Feed<E> feed) {
        this.feed = feed;
    }

    /// Lets it take effect, or finds that it has.
    ///
    /// @throws EventContract.Unreadable when its content cannot be understood
    void apply(Parked event) {
        var news = read(event);
        Trace.<Boolean, RuntimeException>within(event.origin().traceparent(), () -> {
            feed.on(news, event.origin());
            return true;
        });
    }

    /// Lets it take effect. Null when it has, else what lies in the event or in the code.
    @Nullable
    Throwable poison(Parked event) {
        try {
            apply(event);
            return null;
        } catch (RuntimeException | Error failure) {
            if (!isPoison(failure)) {
                throw failure;
            }
            return failure;
        }
    }

    /// Lets hold what of it need not wait. Whatever is wrong with it shows when its turn has come.
    void outOfTurn(Parked event) {
        try {
            feed.evenOutOfTurn(read(event));
        } catch (RuntimeException | Error failure) {
            if (!isPoison(failure)) {
                throw failure;
            }
            LOG.warn("{} {} waits with all that is in it", event.type(), event.id(), failure);
        }
    }

    private E read(Parked event) {
        var contract = feed.hears();
        var type = contract.classOf(event.type()).orElseThrow();
        var news = contract.read(type, event.value().getData());
        if (!contract.clientOf().apply(news).equals(event.client())) {
            throw new EventContract.Unreadable("the key is not the client of the event", null);
        }
        return news;
    }

    /// Whether the event or the code is to blame, and trying again does not help. An `Error` of the machine's is the
    /// world's.
    static boolean isPoison(Throwable failure) {
        return !(failure instanceof Blameless)
                && !Durable.isTransient(failure)
                && (failure instanceof RuntimeException
                        || failure instanceof StackOverflowError
                        || failure instanceof AssertionError
                        || failure instanceof LinkageError);
    }
}
