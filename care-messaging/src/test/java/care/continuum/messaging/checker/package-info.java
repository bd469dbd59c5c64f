/// Judges what was recorded of a run, simulated or real, by the invariants of reliable events. Knows neither Kafka nor
/// MongoDB nor any event: who records turns what was seen into facts.
@NullMarked
package care.continuum.messaging.checker;

import org.jspecify.annotations.NullMarked;
