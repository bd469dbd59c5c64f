package care.continuum.intake.terms;

import static java.util.Locale.ROOT;

import care.continuum.privacy.Sealed;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who got in touch. Nothing of it ever leaves this service by a topic.
public record Person(
        @Sealed String givenName,
        @Sealed String familyName,
        @Sealed(blank = "1900-01-01") LocalDate dateOfBirth,
        @Sealed @Nullable Sex sex,
        @Sealed @Nullable String phone,
        @Sealed @Nullable String email) {

    /// Who is not known any more.
    public static final Person ERASED = new Person("", "", LocalDate.of(1900, 1, 1), null, null, null);

    /// What a phone number is written like.
    public static final String PHONE = "(?=(?:\\D*\\d){7})[+()0-9 .-]{7,25}";

    private static final int LONGEST_BEGINNING = 32;

    /// Name and birth date in one spelling: who shares it may be the same person.
    public String likeness() {
        return String.join("/", spelled(givenName), spelled(familyName), dateOfBirth.toString());
    }

    /// What two records of one person have in common at least: two of name, birth date, and phone or e-mail.
    public List<String> traces() {
        var name = spelled(givenName) + "/" + spelled(familyName);
        var contacts = contacts();
        return Stream.of(
                        Stream.of("name and day/%s/%s".formatted(name, dateOfBirth)),
                        contacts.stream().map(it -> "name and contact/%s/%s".formatted(name, it)),
                        contacts.stream().map(it -> "day and contact/%s/%s".formatted(dateOfBirth, it)))
                .flatMap(it -> it)
                .toList();
    }

    private List<String> contacts() {
        return Stream.of(digits(phone), lower(email))
                .flatMap(Stream::ofNullable)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /// Everything that this person can be found by: the traces, phone and e-mail, and what the names and the birth date
    /// begin with.
    public List<String> terms() {
        if (givenName.isEmpty()) {
            return List.of();
        }
        var beginnings = Arrays.stream(likeness().split("[/ ]", -1))
                .flatMap(word -> IntStream.rangeClosed(1, word.length()).mapToObj(end -> word.substring(0, end)))
                .map(Person::beginning);
        return Stream.of(traces().stream(), contacts().stream().map(Person::contact), beginnings)
                .flatMap(it -> it)
                .distinct()
                .toList();
    }

    /// The term of a phone or an e-mail, however it is written; none where it is neither.
    public static Optional<String> contactTerm(String said) {
        var email = said.strip().toLowerCase(ROOT);
        if (email.contains("@")) {
            return Optional.of(contact(email));
        }
        return said.strip().matches(PHONE) ? Optional.ofNullable(digits(said)).map(Person::contact) : Optional.empty();
    }

    private static String contact(String spelled) {
        return "contact/" + spelled;
    }

    /// The term of what a name begins with.
    public static String beginning(String word) {
        return "begins with/" + word.substring(0, Math.min(word.length(), LONGEST_BEGINNING));
    }

    /// Name, birth date, and phone or e-mail agree.
    public boolean sameAs(Person other) {
        return likeness().equals(other.likeness())
                && (agree(digits(phone), digits(other.phone)) || agree(lower(email), lower(other.email)));
    }

    /// Under 18 on that day.
    public boolean minorOn(LocalDate day) {
        return ofAgeOn().isAfter(day);
    }

    /// The day from which on the person is 18.
    public LocalDate ofAgeOn() {
        return dateOfBirth.plusYears(18);
    }

    private static boolean agree(@Nullable String one, @Nullable String other) {
        return one != null && !one.isEmpty() && one.equals(other);
    }

    private static String spelled(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(ROOT);
    }

    private static @Nullable String digits(@Nullable String phone) {
        return phone == null ? null : phone.replaceAll("\\D", "").replaceFirst("^1(?=\\d{10}$)", "");
    }

    private static @Nullable String lower(@Nullable String email) {
        return email == null ? null : email.strip().toLowerCase(ROOT);
    }
}
