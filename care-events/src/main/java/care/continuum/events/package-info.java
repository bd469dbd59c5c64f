/// Everything the services say to each other, and nothing else: one sealed interface and one topic per publishing
/// service.
///
/// Facts only; who told it, when and in which order travels in the record's headers. Adding an event or an optional
/// field is safe for readers; any other change is a new version beside the old.
@NullMarked
package care.continuum.events;

import org.jspecify.annotations.NullMarked;
