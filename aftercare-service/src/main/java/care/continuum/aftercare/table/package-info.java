/// The clinic's table of referrals: which ones follow the program. Each plan is made by the table of its day.
@NullMarked
package care.continuum.aftercare.table;

import org.jspecify.annotations.NullMarked;
