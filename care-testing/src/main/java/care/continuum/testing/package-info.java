/// How the suite's modules are tested: given/when/then, the rules of the house, real engines.
@NullMarked
package care.continuum.testing;

import org.jspecify.annotations.NullMarked;
