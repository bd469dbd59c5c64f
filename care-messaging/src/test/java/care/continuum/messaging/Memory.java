package care.continuum.messaging;

import java.util.ArrayList;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// What was heard of one client, in order of the effects: `<chapter>:<line>`.
@Document("memories")
record Memory(@Id String id, List<String> heard) implements Aggregate<Memory> {

    @Override
    public String client() {
        return id;
    }

    Change<Memory> hear(String line) {
        var more = new ArrayList<>(heard);
        more.add(line);
        return Change.to(new Memory(id, more));
    }
}
