package care.continuum.messaging;

/// The news of the simulation.
sealed interface ChapterEvent {

    String SOURCE = "/test/chapters";

    EventContract<ChapterEvent> CONTRACT =
            EventContract.sealed(ChapterEvent.class, "chapters", SOURCE, "test.chapters", ChapterEvent::client);

    String client();

    record LineTold(String client, String line) implements ChapterEvent {}
}
