/// What every HTTP service of the suite does the same way: problem documents, strict bodies, sign-in, paging,
/// readiness.
@NullMarked
package care.continuum.web;

import org.jspecify.annotations.NullMarked;
