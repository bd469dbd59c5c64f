package care.continuum.local.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The table that a replay leaves: what the public API tells of each client. It has no ids, so that two replays of
/// one cohort on one day give the same.
final class Table {

    private Table() {}

    static byte[] of(List<Played> people) {
        var table = new LinkedHashMap<String, Object>();
        table.put("clients", people.stream().map(Table::client).toList());
        table.put("totals", Totals.of(people).json());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(table);
    }

    private static Map<String, Object> client(Played played) {
        var client = new LinkedHashMap<String, Object>();
        client.put("ref", played.person().ref());
        client.put("plan", played.plan().stream().map(Table::session).toList());
        client.put(
                "screenings", played.screenings().stream().map(Table::screening).toList());
        client.put("counted", played.counted());
        client.put("attended", played.attended());
        client.put("state", played.state());
        client.put("disposition", played.disposition());
        var reason = played.reason();
        if (reason != null) {
            client.put("reason", reason);
        }
        client.put("referrals", played.referrals());
        client.put(
                "appointments",
                played.appointments().stream().map(String::valueOf).toList());
        return client;
    }

    private static Map<String, Object> session(Played.Session session) {
        var row = new LinkedHashMap<String, Object>();
        row.put("startsAt", session.startsAt().toString());
        row.put("endsAt", session.planned().endsAt().toString());
        row.put("kind", session.kind().name());
        row.put("outcome", session.outcome());
        row.put("minutes", session.minutes());
        return row;
    }

    private static Map<String, Object> screening(Played.Score score) {
        var row = new LinkedHashMap<String, Object>();
        row.put("instrument", score.instrument());
        row.put("total", score.total());
        return row;
    }
}
