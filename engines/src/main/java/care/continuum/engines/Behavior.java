package care.continuum.engines;

import care.continuum.engines.LocalPartner.Mode;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// How a partner behaves at the moment, and how many calls have met it so.
final class Behavior {

    private static final Pattern MODE = Pattern.compile("\\{\\s*\"mode\"\\s*:\\s*\"(\\w+)\"\\s*}");

    private record Spell(Mode mode, AtomicInteger calls) {}

    private volatile Spell spell = new Spell(Mode.OK, new AtomicInteger());

    void change(Mode other) {
        spell = new Spell(other, new AtomicInteger());
    }

    /// How a call is to be answered, which is counted.
    Mode meet() {
        var now = spell;
        now.calls.incrementAndGet();
        return now.mode;
    }

    /// As JSON.
    String told() {
        var now = spell;
        return "{\"mode\": \"%s\", \"calls\": %d}".formatted(now.mode, now.calls.get());
    }

    /// What a body asks for; nothing where there is no such mode.
    static Optional<Mode> read(String body) {
        var asked = MODE.matcher(body);
        return asked.matches()
                ? Arrays.stream(Mode.values())
                        .filter(each -> each.name().equals(asked.group(1)))
                        .findFirst()
                : Optional.empty();
    }
}
