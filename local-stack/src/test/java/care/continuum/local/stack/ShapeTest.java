package care.continuum.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapeTest {

    @ParameterizedTest
    @EnumSource
    void everyPartIsHostedOnce(Shape shape) {
        assertThat(shape.processes().values().stream().flatMap(Collection::stream))
                .containsExactlyInAnyOrder(Part.values());
    }

    @Test
    void theCompactShapeHasTwoProcesses() {
        assertThat(Shape.COMPACT.processes()).containsOnlyKeys("services", "edge");
        assertThat(Shape.COMPACT.hosting(Part.AFTERCARE)).isEqualTo("services");
        assertThat(Shape.COMPACT.hosting(Part.OUTCOMES)).isEqualTo("edge");
    }

    @Test
    void theOtherHasOneForEachPart() {
        assertThat(Shape.PROCESSES.processes()).hasSize(Part.values().length);
        Arrays.stream(Part.values())
                .forEach(part -> assertThat(Shape.PROCESSES.hosting(part)).isEqualTo(part.label()));
    }
}
