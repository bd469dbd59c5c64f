package care.continuum.privacy;

import com.mongodb.MongoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/// Moves all keys under a new master key once the service has started with it, beside its work.
final class KeysMove implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(KeysMove.class);

    private final Vault vault;

    KeysMove(Vault vault) {
        this.vault = vault;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent started) {
        var _ = Thread.ofVirtual().name("keys-move").start(this::move);
    }

    private void move() {
        try {
            var moved = vault.moveKeys();
            if (moved > 0) {
                LOG.info("{} keys were moved under the current master key; the old one is needed no more", moved);
            }
        } catch (MongoException away) {
            LOG.warn("Some keys are still kept under the old master key; they are moved at the next start", away);
        }
    }
}
