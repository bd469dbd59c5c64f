/// Tells stories of clients on the terminal while they happen, by acting as the clinic's staff and listening to the
/// topics.
@NullMarked
package care.continuum.local.demo;

import org.jspecify.annotations.NullMarked;
