package care.continuum.aftercare.terms;

import care.continuum.aftercare.terms.Partner.Endpoint;

/// Signs what goes to a partner's endpoint, and knows what comes from there: as Standard Webhooks 1.0 has it.
public interface Signatures {

    /// @param id      of the message, the same for each try
    /// @param seconds since 1970
    String of(Endpoint endpoint, String id, long seconds, String body);

    /// Whether somebody who has the endpoint's secret signed it just now.
    boolean isFrom(Endpoint endpoint, SignedCall call);
}
