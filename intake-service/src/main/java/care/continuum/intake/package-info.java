/// From the first call to the end of an enrollment: inquiries, questionnaires, assessment, consents, the waitlist.
@NullMarked
package care.continuum.intake;

import org.jspecify.annotations.NullMarked;
