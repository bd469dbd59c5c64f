package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurableTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "?w=majority", "?w=majority&journal=true", "?readPreference=primary"})
    void everyWriteIsDurableAtMostMembers(String options) {
        assertThat(made(options).build().getWriteConcern()).isEqualTo(Durable.WRITES);
    }

    @ParameterizedTest
    @CsvSource({
        "?w=1, write concern",
        "?w=majority&journal=false, write concern",
        "?readPreference=secondaryPreferred, read preference secondaryPreferred",
        "?readPreference=nearest, read preference nearest"
    })
    void whatIsWeakerIsRefused(String options, String fault) {
        assertThatIllegalStateException().isThrownBy(() -> made(options)).withMessageContaining(fault);
    }

    @Test
    void noAnswerIsAwaitedLongerThanSomeSeconds() {
        var made = made("").build();
        assertThat(made.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isEqualTo(5);
    }

    private static MongoClientSettings.Builder made(String options) {
        var builder = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:1/db" + options));
        Durable.settings().customize(builder);
        return builder;
    }
}
