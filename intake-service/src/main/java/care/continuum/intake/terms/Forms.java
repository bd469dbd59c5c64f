package care.continuum.intake.terms;

import care.continuum.events.Instrument;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The texts that this service ships: what may be printed without a license, and what a consent must tell.
public final class Forms {

    /// The version of the statements that are shown with a consent.
    public static final String STATEMENTS = "1";

    private static final List<String> PHQ9 = List.of(
            "Little interest or pleasure in doing things",
            "Feeling down, depressed, or hopeless",
            "Trouble falling or staying asleep, or sleeping too much",
            "Feeling tired or having little energy",
            "Poor appetite or overeating",
            "Feeling bad about yourself - or that you are a failure or have let yourself or your family down",
            "Trouble concentrating on things, such as reading the newspaper or watching television",
            "Moving or speaking so slowly that other people could have noticed. Or the opposite - being so fidgety or"
                    + " restless that you have been moving around a lot more than usual",
            "Thoughts that you would be better off dead, or of hurting yourself in some way");

    private static final List<String> GAD7 = List.of(
            "Feeling nervous, anxious, or on edge",
            "Not being able to stop or control worrying",
            "Worrying too much about different things",
            "Trouble relaxing",
            "Being so restless that it is hard to sit still",
            "Becoming easily annoyed or irritable",
            "Feeling afraid, as if something awful might happen");

    private static final Map<Instrument, List<String>> FREE = Map.of(Instrument.PHQ9, PHQ9, Instrument.GAD7, GAD7);

    private Forms() {}

    /// One question of an instrument.
    ///
    /// @param highest the highest answer; the lowest is 0
    /// @param text    missing where it may not be printed
    public record Item(int number, int highest, @Nullable String text) {}

    /// What is shown before a consent is signed (42 CFR 2.31(a)).
    ///
    /// @param revocation   that it can be taken back, and how
    /// @param redisclosure what may become of what was told
    /// @param refusal      what follows from not signing
    public record Statements(String version, String revocation, String redisclosure, String refusal) {}

    public static List<Item> items(Instrument instrument) {
        var texts = FREE.get(instrument);
        return IntStream.rangeClosed(1, Scoring.items(instrument))
                .mapToObj(number -> new Item(
                        number, Scoring.highest(instrument, number), texts == null ? null : texts.get(number - 1)))
                .toList();
    }

    public static Statements statements() {
        return new Statements(
                STATEMENTS,
                "You may take this consent back at any time, wholly or for one recipient, by telling the clinic. What was"
                        + " disclosed before cannot be taken back.",
                "Information that is disclosed under this consent to a treating provider, a health plan or their"
                        + " associates may be redisclosed by them as HIPAA permits, but not be used against you in"
                        + " legal proceedings without your consent or a court order.",
                "You may refuse to sign. Without a consent for treatment, payment and operations the clinic cannot"
                        + " enroll you in the program.");
    }
}
