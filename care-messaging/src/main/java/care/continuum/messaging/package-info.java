/// Reliable events on one MongoDB document: an aggregate and its news in one conditional write, relayed to Kafka in
/// order, taken in exactly once on the other side. Knows no event of the suite; a service gives it [EventContract]s
/// and [Feed]s.
@NullMarked
package care.continuum.messaging;

import org.jspecify.annotations.NullMarked;
