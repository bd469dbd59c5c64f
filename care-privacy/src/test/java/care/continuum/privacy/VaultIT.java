package care.continuum.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.engines.TestEngines;
import care.continuum.messaging.EventContract;
import care.continuum.messaging.Feed;
import care.continuum.messaging.Origin;
import care.continuum.messaging.RuleBroken;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Keys on a real database, under one master key after the other.
class VaultIT {

    private static final String ONE = Base64.getEncoder().encodeToString(Cipher.random(32));
    private static final String TWO = Base64.getEncoder().encodeToString(Cipher.random(32));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T14:00:00Z"), ZoneOffset.UTC);

    private static MongoClient mongo;
    private static MongoDatabase database;

    @BeforeAll
    static void connect() {
        mongo = MongoClients.create(TestEngines.get().mongo());
        database = mongo.getDatabase(TestEngines.get().freshName("vault"));
    }

    @AfterAll
    static void disconnect() {
        mongo.close();
    }

    @Test
    void underANewMasterKeyWhatWasSealedIsReadAndAllKeysMove() {
        var before = vault(ONE, "");
        var name = seal(before, "ana", "Ana");
        var other = seal(before, "cleo", "Cleo");

        var after = vault(TWO, ONE);
        assertThat(open(after, "ana", name)).contains("Ana");
        assertThat(seal(after, "ana", "Ana")).isEqualTo(name);
        var fresh = seal(after, "ben", "Ben");

        var alone = vault(TWO, "");
        assertThat(open(alone, "ana", name)).contains("Ana");
        assertThat(open(alone, "ben", fresh)).contains("Ben");
        assertThatThrownBy(() -> open(alone, "cleo", other)).hasMessageContaining("old-master-key is missing");
        assertThatThrownBy(() -> open(vault(ONE, ""), "ana", name)).isInstanceOf(IllegalStateException.class);

        assertThat(vault(TWO, ONE).moveKeys()).isPositive();
        assertThat(vault(TWO, ONE).moveKeys()).isZero();
        assertThat(open(vault(TWO, ""), "cleo", other)).contains("Cleo");
    }

    @Test
    void aDestroyedKeyIsNotMadeAgainAndNobodyKnowsTheClient() {
        var here = vault(ONE, "");
        var elsewhere = vault(ONE, "");
        var name = seal(here, "dana", "Dana");
        assertThat(open(elsewhere, "dana", name)).contains("Dana");
        here.mustStillKnow("dana");

        here.destroy("dana");

        assertThat(here.seal("dana", "name", "Dana".getBytes(UTF_8))).isEmpty();
        assertThat(open(vault(ONE, ""), "dana", name)).isEmpty();
        assertThatThrownBy(() -> elsewhere.mustStillKnow("dana"))
                .isInstanceOfSatisfying(
                        RuleBroken.class, it -> assertThat(it.rule()).isEqualTo("client-erased"));
        here.mustStillKnow("nobody who was ever here");
    }

    /// What says that a client is erased waits behind what is parked of them.
    @Test
    void aClientIsForgottenBeforeTheNewsOfItHasItsTurn() {
        var vault = vault(ONE, "");
        var name = seal(vault, "finn", "Finn");
        var heard = new ArrayList<News>();
        var feed = new Forgetting<>(new Ears(heard), () -> vault);

        feed.evenOutOfTurn(new News.Moved("finn"));
        assertThat(open(vault, "finn", name)).contains("Finn");
        feed.evenOutOfTurn(new News.ClientErased("finn"));

        assertThat(open(vault, "finn", name)).isEmpty();
        assertThat(vault.seal("finn", "name", "Finn".getBytes(UTF_8)))
                .as("of a parked event that is processed later")
                .isEmpty();
        assertThat(heard).isEmpty();
    }

    sealed interface News {
        String client();

        record Moved(String client) implements News {}

        record ClientErased(String client) implements News {}
    }

    private record Ears(List<News> heard) implements Feed<News> {

        @Override
        public EventContract<News> hears() {
            return EventContract.sealed(News.class, "news", "/test", "test", News::client);
        }

        @Override
        public void on(News news, Origin origin) {
            heard.add(news);
        }
    }

    private static Vault vault(String master, String old) {
        var settings = new PrivacySettings(master, old, List.of());
        return new Vault(
                new KeyRing(() -> database.getCollection("_keys", Document.class), MasterKeys.of(settings), CLOCK));
    }

    private static Binary seal(Vault vault, String owner, String text) {
        return vault.seal(owner, "name", text.getBytes(UTF_8)).orElseThrow();
    }

    private static Optional<String> open(Vault vault, String owner, Binary sealed) {
        return vault.open(owner, "name", sealed).map(it -> new String(it, UTF_8));
    }
}
