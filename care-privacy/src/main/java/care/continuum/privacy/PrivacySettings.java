package care.continuum.privacy;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a service says about privacy under `continuum.privacy`.
///
/// @param masterKey       32 random bytes in base64; the clients' keys are kept under it
/// @param oldMasterKey    the one before it, while keys are still kept under that; empty: none
/// @param breakGlassRoles who may read what their role does not suffice for, with a reason
@ConfigurationProperties("continuum.privacy")
record PrivacySettings(
        @DefaultValue("") String masterKey,
        @DefaultValue("") String oldMasterKey,

        @DefaultValue({"intake", "clinician", "scheduler", "aftercare", "supervisor", "operations"})
        List<String> breakGlassRoles) {}
