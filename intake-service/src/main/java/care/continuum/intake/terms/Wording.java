package care.continuum.intake.terms;

import static java.util.Locale.ROOT;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Compares what people wrote down: words count, not case, blanks or punctuation.
final class Wording {

    /// What treatment (which includes referral and coordination of care), payment and operations are called,
    /// 45 CFR 164.501.
    private static final Set<String> TREATMENT_PAYMENT_OPERATIONS =
            Set.of("treatment", "referral", "referrals", "care", "aftercare", "payment", "operations");

    private static final Set<String> BESIDE =
            Set.of("continuing", "coordination", "health", "healthcare", "and", "of", "for", "to", "the");

    private Wording() {}

    static boolean same(String one, String other) {
        return words(one).equals(words(other));
    }

    /// Whether the text names this among others, such as "housing" in "housing and employment".
    static boolean names(String text, String asked) {
        var wanted = " " + String.join(" ", words(asked)) + " ";
        return !wanted.isBlank() && (" " + String.join(" ", words(text)) + " ").contains(wanted);
    }

    /// Whether a purpose is treatment, payment or operations and nothing else.
    static boolean isTreatmentPaymentOrOperations(String purpose) {
        var words = words(purpose);
        return words.stream().anyMatch(TREATMENT_PAYMENT_OPERATIONS::contains)
                && words.stream()
                        .allMatch(word -> TREATMENT_PAYMENT_OPERATIONS.contains(word) || BESIDE.contains(word));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(ROOT).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
