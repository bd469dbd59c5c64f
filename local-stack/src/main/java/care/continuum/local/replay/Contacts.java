package care.continuum.local.replay;

import static java.util.Locale.ROOT;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// How people can be reached, by the forms that intake takes. Two lines of one person are a fault: intake lets nobody
/// enroll twice whose name, birth date, and phone or e-mail agree.
final class Contacts {

    private static final Pattern PHONE = Pattern.compile("[+()0-9 .-]{7,25}");
    private static final String ATOM = "[\\p{Alnum}!#$%&'*+/=?^_`{|}~\\x{80}-\\x{FFFF}-]{1,64}";
    private static final String LABEL =
            "[\\p{Alnum}\\x{80}-\\x{FFFF}](?:[\\p{Alnum}\\x{80}-\\x{FFFF}-]{0,61}" + "[\\p{Alnum}\\x{80}-\\x{FFFF}])?";
    private static final Pattern EMAIL =
            Pattern.compile("(?=[^@]{1,64}@)%s(?:\\.%s)*@%s(?:\\.%s)*".formatted(ATOM, ATOM, LABEL, LABEL));
    private static final int LONGEST_EMAIL = 200;

    private final Map<String, Integer> lines = new HashMap<>();

    void check(Row row, String name, LocalDate birth) {
        var phone = row.text(6);
        var email = row.text(7);
        if (phone.isBlank() && email.isBlank()) {
            row.fault(6, "a phone or an e-mail must be there");
        }
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            row.fault(6, "'%s' is not a phone number".formatted(phone));
        }
        if (!email.isEmpty()
                && (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches())) {
            row.fault(7, "'%s' is not an e-mail address".formatted(email));
        }
        var person = name.replaceAll("\\s+", " ").toLowerCase(ROOT) + "/" + birth + "/";
        mustBeNew(row, phone, person + "phone " + phone.replaceAll("\\D", "").replaceFirst("^1(?=\\d{10}$)", ""));
        mustBeNew(row, email, person + "e-mail " + email.toLowerCase(ROOT));
    }

    private void mustBeNew(Row row, String contact, String sign) {
        if (!contact.isBlank()) {
            var before = lines.putIfAbsent(sign, row.line());
            if (before != null && before != row.line()) {
                row.fault(2, "the same person stands in line %d".formatted(before));
            }
        }
    }
}
