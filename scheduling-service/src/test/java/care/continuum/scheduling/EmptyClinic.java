package care.continuum.scheduling;

import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/// Takes away, before a class of tests, whom and what the classes before it left in the clinic.
final class EmptyClinic implements TestExecutionListener {

    private static final List<String> LEFT = List.of(
            "plans",
            "slots",
            "sessions",
            "claims",
            "seatings",
            "clinicians",
            "rooms",
            "holidays",
            "alterations",
            "tracks");

    @Override
    public void beforeTestClass(TestContext test) {
        var mongo = test.getApplicationContext().getBean(MongoTemplate.class);
        LEFT.forEach(it -> mongo.getCollection(it).deleteMany(new Document()));
    }
}
