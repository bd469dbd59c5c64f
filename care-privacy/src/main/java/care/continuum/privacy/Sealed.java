package care.continuum.privacy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A component of a record in an aggregate that is kept sealed with the client's key. It is closed when the aggregate
/// is
/// written and opened when it is read, so that nothing else knows of it; it cannot be searched. In a register, which
/// many
/// clients share, the service's own key is taken.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sealed {

    /// What is read, as it would be stored, when the client's key is destroyed; ignored where the component may be
    /// null.
    String blank() default "";

    /// Whether it stays readable when the client is erased, as the ledger of disclosures does.
    boolean kept() default false;
}
