package care.continuum.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.attendance.terms.Sessions;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.SessionId;
import care.continuum.testing.Api;
import care.continuum.testing.Api.Reply;
import care.continuum.testing.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A client with one session eight days ago and one tomorrow, and what is known of both.
///
/// @param known as it was last read, so that it need not be read again before each request
record Enrolled(AttendanceIT it, SessionId begun, SessionId tomorrow, AtomicReference<List<String>> known) {

    static Enrolled by(Wire wire, Api api) {
        var it = new AttendanceIT();
        it.wire = wire;
        it.api = api;
        var starts = List.of(Sessions.at(it.today.minusDays(8), 9, 0), Sessions.at(it.today.plusDays(1), 9, 0));
        var sessions = it.plan(it.today.minusDays(8), starts);
        return new Enrolled(it, sessions.getFirst(), sessions.getLast(), new AtomicReference<>(List.of()));
    }

    void forbids(String rule, Supplier<Reply> request) {
        changesNothing(409, rule, null, request);
    }

    void findsNothing(Supplier<Reply> request) {
        changesNothing(404, "not-found", null, request);
    }

    void refusesInput(@Nullable String fields, Supplier<Reply> request) {
        changesNothing(400, "invalid-input", fields, request);
    }

    /// The request is answered so, and the progress is no other one after it.
    private void changesNothing(int status, String rule, @Nullable String fields, Supplier<Reply> request) {
        var before = known.get().isEmpty() ? read() : known.get();
        var reply = request.get();

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.rule()).isEqualTo(rule);
        assertThat(reply.faultyFields().split(" ", -1))
                .containsExactlyInAnyOrder((fields == null ? "" : fields).split(" ", -1));
        known.set(read());
        assertThat(known.get()).isEqualTo(before);
    }

    /// The progress has every record that a sheet shows.
    private List<String> read() {
        return List.of(it.progress().mustBe(200).body());
    }

    /// Of an event that is told now: it shows how many were told before it.
    long nextNumber() {
        known.set(List.of());
        var attempt = Map.of("attemptedAt", Instant.now().toString(), "channel", "TEXT", "result", "NO_ANSWER");
        it.api.as("clinician").post(it.client("outreach"), attempt).mustBe(201);
        return it.wire
                .await(AttendanceEvent.TOPIC, told -> it.isMine(told, "OutreachRecorded"))
                .sequence();
    }

    Reply put(SessionId session, String body) {
        return it.api.as("clinician").put(AttendanceIT.path(session, it.client), body);
    }

    /// As staff rightly say; what is known is another thing then.
    void says(SessionId session, String body) {
        put(session, body).mustBe(200);
        known.set(List.of());
    }

    Reply post(SessionId session, String what) {
        return it.api.as("clinician").post(AttendanceIT.path(session, it.client) + "/" + what);
    }
}
