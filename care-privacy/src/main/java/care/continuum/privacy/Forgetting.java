package care.continuum.privacy;

import care.continuum.messaging.EventContract;
import care.continuum.messaging.Feed;
import care.continuum.messaging.Origin;
import care.continuum.messaging.Rehearsal;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Destroys a client's key as soon as it is heard that the client is erased, even while earlier news of them is parked:
/// what the service keeps of them reads as blank from then on, and what it still hears of them is kept blank. Safe to
/// hear twice.
///
/// @param feed what else the news means to the service
record Forgetting<E>(Feed<E> feed, Supplier<Vault> vault) implements Feed<E> {

    private static final String ERASED = "ClientErased";

    /// Every feed of a service hears it so.
    static BeanPostProcessor everywhere(Supplier<Vault> vault) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Feed<?> feed ? new Forgetting<>(feed, vault) : bean;
            }
        };
    }

    @Override
    public EventContract<E> hears() {
        return feed.hears();
    }

    @Override
    public void on(E news, Origin origin) {
        if (!Rehearsal.isUnderWay()) {
            forget(news);
        }
        feed.on(news, origin);
    }

    @Override
    public void evenOutOfTurn(E news) {
        forget(news);
        feed.evenOutOfTurn(news);
    }

    private void forget(E news) {
        if (ERASED.equals(news.getClass().getSimpleName())) {
            vault.get().destroy(hears().clientOf().apply(news));
        }
    }
}
