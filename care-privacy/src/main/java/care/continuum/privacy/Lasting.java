package care.continuum.privacy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A controller's method whose command is also obeyed for a client who was erased: what is kept of them goes on.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Lasting {}
