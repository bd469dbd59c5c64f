package care.continuum.suite.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.events.Reason;
import care.continuum.suite.faults.Asker.Answer;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/// Sends the commands of one client, each with a key that follows from the client's name, and now and then several
/// times at once.
final class Sender {

    private final Asker asker;
    private final Random random;
    private final String name;
    private int sent;

    Sender(Asker asker, Random random, String name) {
        this.asker = asker;
        this.random = random;
        this.name = name;
    }

    /// The inquiry of somebody who takes no further step.
    Answer inquire() throws InterruptedException {
        var persona = new Persona(name, Reason.CO_OCCURRING, Set.of(), true);
        return demand("POST", "/api/intake/inquiries", Forms.inquiry(persona, 5, "DAY"));
    }

    /// What may be refused, by whichever rule.
    Answer send(String method, String path, Map<String, Object> body) throws InterruptedException {
        return send(method, path, body, _ -> true);
    }

    /// What has to be accepted.
    ///
    /// @param but the rules that may refuse it all the same
    Answer demand(String method, String path, Map<String, Object> body, String... but) throws InterruptedException {
        var rules = Set.of(but);
        return send(method, path, body, answer -> rules.contains(answer.rule()));
    }

    private Answer send(String method, String path, Map<String, Object> body, Predicate<Answer> mayBe)
            throws InterruptedException {
        var key = UUID.nameUUIDFromBytes((name + '/' + sent++).getBytes(UTF_8)).toString();
        var text = JsonMapper.shared().writeValueAsString(body);
        var copies = new ArrayList<Thread>();
        for (int i = random.nextInt(8) == 0 ? 1 + random.nextInt(3) : 0; i > 0; i--) {
            copies.add(Thread.startVirtualThread(() -> {
                try {
                    asker.ask(method, path, text, key, mayBe);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        var answer = asker.ask(method, path, text, key, mayBe);
        for (var copy : copies) {
            copy.join();
        }
        return answer;
    }
}
