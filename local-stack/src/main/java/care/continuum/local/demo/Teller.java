package care.continuum.local.demo;

import care.continuum.local.topics.TopicRecord;
import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/// Writes the stories on the terminal: what people do, and below it the events that follow, each with its id.
final class Teller {

    private final PrintStream out;

    Teller(PrintStream out) {
        this.out = out;
    }

    synchronized void chapter(String title) {
        out.printf("%n%s%n%s%n", title, "-".repeat(title.length()));
    }

    synchronized void says(String sentence) {
        out.printf("%n  %s%n", sentence);
    }

    synchronized void heard(TopicRecord event) {
        out.printf("      %-32s %-18s %s%n", event.name(), event.topic(), event.header("ce_id"));
    }

    synchronized void aftercare(String name, JsonNode plan) {
        out.printf(
                "%n  %s's aftercare plan %s (%s)%n",
                name, plan.path("planId").asString(), plan.path("status").asString(""));
        for (var referral : plan.path("referrals")) {
            out.printf(
                    "      referral     %-24s %s%n",
                    referral.path("kind").asString(), referral.path("status").asString());
        }
        for (var appointment : plan.path("appointments")) {
            out.printf(
                    "      appointment  due by %-17s %s %s%n",
                    appointment.path("dueBy").asString(),
                    appointment.path("status").asString(),
                    appointment.path("startsAt").asString(""));
        }
    }
}
