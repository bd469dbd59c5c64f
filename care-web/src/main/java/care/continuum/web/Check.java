package care.continuum.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a static method of a body's record that gives the faults (`List<Fault>`) of several components together. Its
/// parameters are named as the components that it needs: it is asked as soon as these are without fault, whatever is
/// wrong with the others. A list whose parameter may have null in it (`List<@Nullable Row>`) is given as soon as it is
/// one, with null where an element has a fault, which is told already.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Check {}
