/// Starts a real Kafka broker and a real MongoDB server as processes that end with the one that started them.
@NullMarked
package care.continuum.engines;

import org.jspecify.annotations.NullMarked;
