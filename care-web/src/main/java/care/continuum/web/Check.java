package care.continuum.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a static method of a body's record that gives the faults (`List<Fault>`) of several components together. Its
/// parameters are named as the components that it needs: it is asked as soon as these are without fault, whatever is
/// wrong with the others.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Check {}
