package care.continuum.local.replay;

import care.continuum.local.replay.Cohort.Person;
import care.continuum.local.topics.TopicRecord;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Searches every record, its key, headers and value, for what says who a person is: names as words or as a whole
/// value, contacts and birth dates anywhere but as a part of an id or a longer number.
final class IdentityCheck {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}@+._'-]+");

    private final Set<String> names = new HashSet<>();
    private final Set<String> elsewhere = new HashSet<>();

    IdentityCheck(List<Person> people) {
        for (var person : people) {
            names.add(person.givenName());
            names.add(person.familyName());
            names.add(person.givenName() + " " + person.familyName());
            elsewhere.add(person.email());
            elsewhere.add(person.phone());
            elsewhere.add(person.dateOfBirth().toString());
        }
        elsewhere.remove("");
    }

    Check of(List<TopicRecord> records) {
        var check = Check.that("privacy: no name, contact or birth date on any topic");
        for (var record : records) {
            var text = record.key() + " " + record.headers() + " " + record.value();
            Consumer<String> found = what -> check.fault("%s at %s-%d:%d has '%s'"
                    .formatted(record.name(), record.topic(), record.partition(), record.offset(), what));
            WORD.matcher(text)
                    .results()
                    .map(match -> match.group())
                    .filter(names::contains)
                    .forEach(found);
            elsewhere.stream().filter(some -> contains(text, some)).forEach(found);
            values(record.json(), value -> {
                if (names.contains(value)) {
                    found.accept(value);
                }
            });
        }
        return check.done();
    }

    /// A phone number of digits alone may well be a part of a random id.
    private static boolean contains(String text, String sought) {
        for (var at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
            if (!isHexadecimal(text, at - 1) && !isHexadecimal(text, at + sought.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHexadecimal(String text, int at) {
        return at >= 0 && at < text.length() && HexFormat.isHexDigit(text.charAt(at));
    }

    private static void values(JsonNode node, Consumer<String> taker) {
        if (node.isString()) {
            taker.accept(node.asString());
        }
        node.values().forEach(child -> values(child, taker));
    }
}
