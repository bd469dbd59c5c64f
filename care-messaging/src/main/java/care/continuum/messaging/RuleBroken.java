package care.continuum.messaging;

/// A command that the rules forbid: 409, and trying again will not help. Reactions to events never throw it: news
/// that comes early or late is kept or passed over.
public final class RuleBroken extends RuntimeException {

    private final String rule;

    /// @param rule        a stable name for callers and tests, such as `consent-missing`
    /// @param explanation one sentence for people, without anything that identifies a client
    public RuleBroken(String rule, String explanation) {
        super(explanation);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }

    public String explanation() {
        return String.valueOf(getMessage());
    }
}
