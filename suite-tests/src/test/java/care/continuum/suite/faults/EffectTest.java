package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

/// A fault counts only where its effect was seen.
class EffectTest {

    private static final Map<String, Object> BEFORE =
            Map.of("intake/clients/ana", "first", "intake/clients/ben", "last");

    @Test
    void aPowerCutThatTookNothingBackHadNoEffect() {
        assertThat(EngineBlows.isGone(BEFORE, BEFORE)).isFalse();
        assertThat(EngineBlows.isGone(Map.of(), BEFORE)).isFalse();
    }

    @Test
    void aPowerCutTookBackADocumentOrItsLastRevision() {
        assertThat(EngineBlows.isGone(BEFORE, Map.of("intake/clients/ana", "first")))
                .isTrue();
        assertThat(EngineBlows.isGone(BEFORE, Map.of("intake/clients/ana", "first", "intake/clients/ben", "first")))
                .isTrue();
    }

    @Test
    void whoHasHeardNothingHearsNothingAgain() {
        assertThat(Groups.hasBegun(List.of())).isFalse();
        assertThat(Groups.hasBegun(List.of(new OffsetAndMetadata(0)))).isFalse();
        assertThat(Groups.hasBegun(List.of(new OffsetAndMetadata(0), new OffsetAndMetadata(1))))
                .isTrue();
    }
}
