/// Makes room for somebody who would otherwise be left without a plan: sessions for one client find other times.
@NullMarked
package care.continuum.scheduling.terms.room;

import org.jspecify.annotations.NullMarked;
