package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.local.topics.TopicRecord;
import care.continuum.suite.faults.Ledger.Person;
import care.continuum.suite.faults.Ledger.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AftercareRulesTest {

    private static final String DAY = "2026-03-02";
    private static final List<String> DUE = List.of("2026-03-09", "2026-04-01", "2026-05-01", "2026-05-31");
    private static final List<String> KINDS = List.of("OUTPATIENT_COUNSELING", "TWELVE_STEP");
    private static final Person ANA = new Person(
            "ana",
            new Way(1, 1, false),
            new Persona("1-1", Reason.SUBSTANCE_USE, Set.of(Need.TWELVE_STEP), true),
            Stage.COMPLETES,
            true);

    private final List<TopicRecord> told = new ArrayList<>(Stream.of(
                    Stream.of(
                            told(1, "ProgramCompleted", "dischargedOn", DAY),
                            told(2, "AftercarePlanDrafted", "planId", "p")),
                    IntStream.range(0, 2).mapToObj(i -> told(10 + i, "ReferralCreated", "kind", KINDS.get(i))),
                    IntStream.range(0, 4)
                            .mapToObj(i -> told(20 + i, "ContinuingCareAppointmentProposed", "dueBy", DUE.get(i))))
            .flatMap(some -> some)
            .toList());
    private final Document plan = new Document("_key", "ana")
            .append("planId", "p")
            .append(
                    "referrals",
                    KINDS.stream().map(kind -> new Document("kind", kind)).toList())
            .append("appointments", DUE.stream().map(_ -> new Document()).toList());

    @Test
    void aPlanAsTheRulesDeriveItIsWhatItShouldBe() {
        assertThat(found()).isEmpty();
    }

    @Test
    void whatIsToldAgainIsToldOnce() {
        told.addAll(List.copyOf(told));
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 11, 20, 23})
    void anythingThatIsMissingInTheTopicsIsFound(int id) {
        told.removeIf(some -> some.header("ce_id").equals(String.valueOf(id)));
        assertThat(found()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 20})
    void anythingThatIsDecidedTwiceIsFound(int id) {
        var twice = told.stream()
                .filter(some -> some.header("ce_id").equals(String.valueOf(id)))
                .findFirst()
                .orElseThrow();
        told.add(told(99, twice.name(), twice.json()));
        assertThat(found()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"referrals", "appointments"})
    void whatThePlanLacksIsFound(String list) {
        plan.put(list, plan.getList(list, Document.class).subList(1, 2));
        assertThat(found()).isNotEmpty();
    }

    @Test
    void aPlanThatIsGoneIsFound() {
        plan.remove("planId");
        assertThat(found()).isNotEmpty();
    }

    private List<String> found() {
        return new AftercareRules(Map.of("ana", ANA), told, List.of(plan)).check();
    }

    private static TopicRecord told(int id, String name, String field, String value) {
        return told(id, name, "{\"%s\": \"%s\"}".formatted(field, value));
    }

    private static TopicRecord told(int id, String name, Object value) {
        var headers = Map.of("ce_type", "care.continuum.some.%s.v1".formatted(name), "ce_id", String.valueOf(id));
        return new TopicRecord("some.events", 0, id, 0, "ana", headers, value.toString());
    }
}
