package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.stack.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtentTest {

    private static final Death FIRST = new Death(Part.AFTERCARE, "BEFORE_WRITE");
    private static final Death LAST = new Death(Part.AFTERCARE, "BEFORE_COMMIT");

    @Test
    void eachServiceDiesAtEachStepAlone() {
        assertThat(Extent.SINGLES.cases(Part.SERVICES))
                .doesNotHaveDuplicates()
                .hasSize(4 * 8)
                .contains(List.of(FIRST), List.of(LAST));
    }

    @Test
    void oneDiesTwice() {
        assertThat(Extent.PAIRS.cases(List.of(Part.AFTERCARE)))
                .doesNotHaveDuplicates()
                .hasSize(8 * 8)
                .contains(List.of(FIRST, LAST), List.of(LAST, FIRST), List.of(FIRST, FIRST));
    }

    @Test
    void theNextOneAfterTheLastIsTheFirst() {
        assertThat(Extent.NEIGHBORS.cases(List.of(Part.AFTERCARE)))
                .doesNotHaveDuplicates()
                .hasSize(8 * 8)
                .contains(List.of(LAST, new Death(Part.INTAKE, "AFTER_PULL")));
    }
}
