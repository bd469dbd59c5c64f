/// The words that the features of this service share: templates, openings, sections and seats.
@NullMarked
package care.continuum.scheduling.terms;

import org.jspecify.annotations.NullMarked;
