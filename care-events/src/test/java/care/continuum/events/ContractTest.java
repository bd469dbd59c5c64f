package care.continuum.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The files of the contract are generated; `mvn -pl care-events test -Dcontract.write=true` writes them anew.
class ContractTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static List<Class<?>> events() {
        return Contract.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaInTheRepositoryIsThatOfTheRecord(Class<?> event) throws IOException {
        var schema = Schemas.of(event);
        if (Contract.writing()) {
            Contract.write(Contract.schema(event), schema.toPrettyString() + "\n");
        }

        assertThat(Contract.schema(event)).exists();
        assertThat(Contract.read(Contract.schema(event))).isEqualTo(schema);
    }

    @ParameterizedTest
    @MethodSource("events")
    void aReleasedSchemaIsNeverChangedIncompatibly(Class<?> event) throws IOException {
        if (Contract.writing() && !Files.exists(Contract.released(event))) {
            Contract.write(Contract.released(event), Schemas.of(event).toPrettyString() + "\n");
        }

        assertThat(Contract.released(event)).exists();
        assertThat(Compatibility.breaks(Contract.read(Contract.released(event)), Schemas.of(event)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theGoldenLineIsStillReadAndFitsItsSchema(Class<?> event) throws IOException {
        if (Contract.writing() && !Files.exists(Contract.golden(event))) {
            Contract.write(Contract.golden(event), Contract.JSON.writeValueAsString(Samples.of(event)) + "\n");
        }

        var line = Files.readString(Contract.golden(event));
        assertThat(line.strip()).doesNotContain("\n");
        assertThat(Contract.JSON.writeValueAsString(Contract.JSON.readValue(line, event)))
                .isEqualTo(line.strip());
        assertThat(SCHEMAS.getSchema(Schemas.of(event).toString()).validate(line, InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void aReleasedEventIsNeverTakenAway() throws IOException {
        try (var files =
                Files.list(Contract.released(IntakeEvent.ClientEnrolled.class).getParent())) {
            var released = files.map(it -> it.getFileName().toString()).toList();
            var known = events().stream().map(it -> Contract.type(it) + ".json").toList();
            assertThat(known).containsAll(released);
        }
    }

    @Test
    void theAsyncApiDocumentInTheRepositoryIsThatOfTheRecords() throws IOException {
        var document = AsyncApi.document();
        if (Contract.writing()) {
            Contract.write(Contract.asyncApi(), document);
        }

        assertThat(Files.readString(Contract.asyncApi())).isEqualTo(document);
    }
}
