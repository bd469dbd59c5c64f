package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class InstructionTest {

    private static final List<String> WHERE = List.of("intake", "scheduling", "attendance", "aftercare", "ops");

    @Test
    void eachIsAMethodAPathAndABody() {
        assertThat(Instruction.all()).hasSizeGreaterThan(70).allSatisfy(one -> {
            assertThat(one.method()).isIn("POST", "PUT", "DELETE");
            assertThat(one.service()).isIn(WHERE);
            assertThat(JsonMapper.shared().readTree(one.body()).isObject()).isTrue();
        });
    }

    @Test
    void noneIsThereTwice() {
        assertThat(Instruction.all().map(one -> one.method() + one.path())).doesNotHaveDuplicates();
    }
}
