package care.continuum.local.replay;

import static care.continuum.events.Need.MEDICATION_MANAGEMENT;
import static care.continuum.events.Need.SMART_RECOVERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.continuum.events.Instrument;
import care.continuum.local.replay.Cohort.Came;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CohortFilesTest {

    private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-23T12:00");
    private static final String CLIENTS = "client_ref,given_name,family_name,date_of_birth,sex,phone,email,channel,"
            + "reason,preferred_track,weeks,weekly_hours,needs\n";
    private static final String ANA = "1,Ana,Torres,1990-01-31,F,704-555-0100,,PHONE,CO_OCCURRING,DAY,1,8,"
            + "SMART_RECOVERY MEDICATION_MANAGEMENT\n";
    private static final String SCREENINGS = "client_ref,instrument,administered_at,answers,total\n";
    private static final String ATTENDANCE = "client_ref,ordinal,outcome,attended_ratio\n";
    private static final String FOUR_VISITS = "1,1,ATTENDED,0.87\n1,2,NO_SHOW,0\n1,3,EXCUSED,0\n1,4,RESCHEDULED,0.0\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void aGoodCohort() throws IOException {
        write("clients.csv", CLIENTS + ANA);
        write("screenings.csv", SCREENINGS + "1,GAD7,2026-06-13T16:04,1 2 0 2 1 2 0,8\n");
        write("attendance.csv", ATTENDANCE + FOUR_VISITS);
    }

    @Test
    void aGoodCohortIsRead() {
        var people = CohortFiles.read(folder, NOW).people();
        assertThat(people).hasSize(1);
        var ana = people.getFirst();
        assertThat(ana.needs()).containsExactlyInAnyOrder(MEDICATION_MANAGEMENT, SMART_RECOVERY);
        assertThat(ana.questionnaires()).hasSize(1);
        assertThat(ana.questionnaires().getFirst().instrument()).isEqualTo(Instrument.GAD7);
        assertThat(ana.attendance()).hasSize(4);
    }

    @Test
    void theDemoCohortIsWellFormed() {
        assertThat(CohortFiles.read(Path.of("../demo-data/cohort"), NOW).people())
                .hasSize(78);
    }

    @Test
    void carriageReturnsAndAByteOrderMarkAreNoFaults() throws IOException {
        write("clients.csv", "\uFEFF" + (CLIENTS + ANA).replace("\n", "\r\n"));
        assertThat(CohortFiles.read(folder, NOW).people()).hasSize(1);
    }

    @Test
    void allFaultsOfAllThreeFilesAreTold() throws IOException {
        write("clients.csv", CLIENTS + ANA.replace(",8,", ",21,").replace("1990-01-31", "1990-02-31"));
        write("screenings.csv", SCREENINGS + "1,GAD7,2026-06-13T16:04,1 2 0 2 1 2 4,8\n2,PHQ8,yesterday,1,1\n");
        write("attendance.csv", ATTENDANCE + "1,1,ATTENDED,1.5\n1,3,LATE,0\n");
        assertThat(faults())
                .containsExactly(
                        "clients.csv:2:4: '1990-02-31' is not a date such as 1990-12-31",
                        "clients.csv:2:12: 21 is not from 8 to 20",
                        "screenings.csv:2:4: 4 is not from 0 to 3",
                        "screenings.csv:3:1: client '2' is not in clients.csv",
                        "screenings.csv:3:2: 'PHQ8' is not one of PHQ9, GAD7, AUDIT_C, DAST10, CSSRS, BAM",
                        "screenings.csv:3:3: 'yesterday' is not a time such as 2026-08-31T14:30",
                        "attendance.csv:2:4: '1.5' is not a number from 0 to 1",
                        "attendance.csv:3:2: 3 is there, but 2 is missing for this client",
                        "attendance.csv:3:3: 'LATE' is not one of ATTENDED, NO_SHOW, EXCUSED, RESCHEDULED");
    }

    @Test
    void aQuoteThatIsNotClosedIsAFaultOfItsLineAndReadingGoesOn() throws IOException {
        write(
                "clients.csv",
                CLIENTS + "\"1,Ana\n" + ANA.replace("1,Ana", "1,Ana").replace(",DAY,", ",NIGHT,"));
        assertThat(faults())
                .contains(
                        "clients.csv:2:1: the quote is not closed on its line",
                        "clients.csv:3:10: 'NIGHT' is not one of DAY, EVENING");
    }

    @Test
    void aBrokenLineOfAClientMakesNobodyElseUnknown() throws IOException {
        write("clients.csv", CLIENTS + "1,Ana,\"Torres\n");
        assertThat(faults()).containsExactly("clients.csv:2:3: the quote is not closed on its line");
    }

    @Test
    void aLineWithTooFewFieldsAndAnEmptyOneAreFaults() throws IOException {
        write("clients.csv", CLIENTS + ANA + "2,Ben\n\n");
        assertThat(faults())
                .containsExactly(
                        "clients.csv:3:3: the line has 2 fields, not 13", "clients.csv:4:2: the line is empty");
    }

    @Test
    void aFileThatIsMissingIsAFault() throws IOException {
        Files.delete(folder.resolve("screenings.csv"));
        assertThat(faults()).containsExactly("screenings.csv:1:1: the file cannot be read");
    }

    @Test
    void anotherHeaderIsAFault() throws IOException {
        write("attendance.csv", ATTENDANCE.replace("outcome", "result") + FOUR_VISITS);
        assertThat(faults()).containsExactly("attendance.csv:1:3: the column is 'result', not 'outcome'");
    }

    @Test
    void thePlanNeedsAnOutcomeForEachOfItsSessions() throws IOException {
        write("attendance.csv", ATTENDANCE + "1,1,ATTENDED,1\n");
        assertThat(faults())
                .containsExactly(
                        "clients.csv:2:1: the plan has 4 sessions, but attendance.csv tells the outcome of 1 for this client");
    }

    @Test
    void aTotalMustFollowFromTheAnswersAndAnIncompleteQuestionnaireHasNone() throws IOException {
        write(
                "screenings.csv",
                SCREENINGS + "1,GAD7,2026-06-13T16:04,1 2 0 2 1 2 0,9\n1,GAD7,2026-06-13T16:04,1 2,3\n"
                        + "1,DAST10,2026-06-13T16:04,1 1 1 0 0 0 0 0 0 0,2\n");
        assertThat(faults())
                .containsExactly(
                        "screenings.csv:2:5: the total is 9, but the answers give 8",
                        "screenings.csv:3:5: an incomplete questionnaire has no total");
    }

    @Test
    void somebodyWhoCannotBeReachedIsAFault() throws IOException {
        write("clients.csv", CLIENTS + ANA.replace("704-555-0100", ""));
        assertThat(faults()).containsExactly("clients.csv:2:6: a phone or an e-mail must be there");
    }

    @Test
    void theLinesOfAClientMayStandInAnyOrder() throws IOException {
        write("attendance.csv", ATTENDANCE + "1,3,NO_SHOW,\n1,1,ATTENDED,1\n1,4,EXCUSED,0\n1,2,ATTENDED,0.5\n");
        assertThat(CohortFiles.read(folder, NOW).people().getFirst().attendance())
                .extracting(Cohort.Visit::came)
                .containsExactly(Came.ATTENDED, Came.ATTENDED, Came.NO_SHOW, Came.EXCUSED);
    }

    @Test
    void oneSessionHasOneOutcome() throws IOException {
        write("attendance.csv", ATTENDANCE + FOUR_VISITS + "1,2,ATTENDED,1\n1,6,ATTENDED,\n");
        assertThat(faults())
                .containsExactly(
                        "attendance.csv:6:2: 2 stands in line 3, too, for this client",
                        "attendance.csv:7:2: 6 is there, but 5 is missing for this client",
                        "attendance.csv:7:4: '' is not a number from 0 to 1");
    }

    @Test
    void moreOutcomesThanThePlanHasSessionsAreFine() throws IOException {
        write("attendance.csv", ATTENDANCE + FOUR_VISITS + "1,5,ATTENDED,0.87000000000000011\n");
        assertThat(CohortFiles.read(folder, NOW).people().getFirst().attendance())
                .hasSize(5);
    }

    @Test
    void withoutAnyClientThatAloneIsTold() throws IOException {
        write("clients.csv", CLIENTS);
        assertThat(faults()).containsExactly("clients.csv:2:1: there is no client");
        Files.delete(folder.resolve("clients.csv"));
        assertThat(faults()).containsExactly("clients.csv:1:1: the file cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(704) 555-0100", "+1 704.555.0100", "5550100"})
    void phonesOfEachFormAreTaken(String phone) throws IOException {
        write("clients.csv", CLIENTS + ANA.replace("704-555-0100", phone));
        assertThat(CohortFiles.read(folder, NOW).people().getFirst().phone()).isEqualTo(phone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"555-01", "call me", "704-555-0100-704-555-0100-1"})
    void whatIntakeTakesForNoPhoneIsAFault(String phone) throws IOException {
        write("clients.csv", CLIENTS + ANA.replace("704-555-0100", phone));
        assertThat(faults()).containsExactly("clients.csv:2:6: '%s' is not a phone number".formatted(phone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ana", "ana@", "ana@example..org", "ana@-example.org", "a na@example.org", ".a@example.org"})
    void whatIntakeTakesForNoEmailIsAFault(String email) throws IOException {
        write("clients.csv", CLIENTS + ANA.replace("0100,,", "0100," + email + ","));
        assertThat(faults()).containsExactly("clients.csv:2:7: '%s' is not an e-mail address".formatted(email));
    }

    @Test
    void onePersonMayNotStandInTheFileTwice() throws IOException {
        var again = ANA.replace("1,Ana,Torres", "2, ana,TORRES").replace("704-555-0100", "+1 (704) 5550100");
        var sister = ANA.replace("1,Ana", "3,Eva");
        write("clients.csv", CLIENTS + ANA + again + sister);
        write("attendance.csv", ATTENDANCE);
        assertThat(faults())
                .contains("clients.csv:3:2: the same person stands in line 2")
                .noneMatch(fault -> fault.startsWith("clients.csv:4:2"));
    }

    private List<String> faults() {
        var malformed = catchThrowableOfType(MalformedCohort.class, () -> CohortFiles.read(folder, NOW));
        return malformed.faults().stream().map(Fault::toString).toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
