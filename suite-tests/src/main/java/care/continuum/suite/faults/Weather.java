package care.continuum.suite.faults;

/// What is broken at the moment. Everybody may ask; one thread breaks.
final class Weather {

    /// @param turn       grows with each change
    /// @param kafkaAlone whether Kafka is away and nothing else is, nor was a moment ago
    record State(long turn, boolean kafkaAlone) {}

    private volatile State state = new State(0, false);

    State now() {
        return state;
    }

    void kafkaAlone(boolean so) {
        state = new State(state.turn() + 1, so);
    }
}
