/// Tells the story of four clients on the terminal while it happens.
@NullMarked
package care.continuum.local.demo;

import org.jspecify.annotations.NullMarked;
