package care.continuum.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a test: which of the clinic's rules it proves, by their ids in `docs/rules/rules.yaml`. A rule that nobody
/// proves, or an id that is none, fails the build.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
public @interface Proves {
    String[] value();
}
