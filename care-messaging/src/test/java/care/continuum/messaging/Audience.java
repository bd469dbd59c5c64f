package care.continuum.messaging;

import java.util.ArrayList;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// What one listener has heard of one client, in order.
@Document("audiences")
record Audience(@Id String id, List<String> heard) implements Aggregate<Audience> {

    @Override
    public String client() {
        return id;
    }

    Change<Audience> hear(String line) {
        var more = new ArrayList<>(heard);
        more.add(line);
        return Change.to(new Audience(id, more));
    }
}
