/// The figures of the program: kept by Kafka Streams, answered over HTTP.
@NullMarked
package care.continuum.outcomes.program;

import org.jspecify.annotations.NullMarked;
