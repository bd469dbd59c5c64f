package care.continuum.messaging;

import java.util.List;

/// A command that the rules forbid: 409, and trying again will not help. Reactions to events never throw it: news
/// that comes early or late is kept or passed over.
public final class RuleBroken extends RuntimeException {

    private final String rule;
    private final transient List<?> conflicts;

    /// @param rule        a stable name for callers and tests, such as `consent-missing`
    /// @param explanation one sentence for people, without anything that identifies a client
    public RuleBroken(String rule, String explanation) {
        this(rule, explanation, List.of());
    }

    /// @param conflicts everything that stands in the way, as records that Jackson can write
    public RuleBroken(String rule, String explanation, List<?> conflicts) {
        super(explanation);
        this.rule = rule;
        this.conflicts = List.copyOf(conflicts);
    }

    public String rule() {
        return rule;
    }

    public String explanation() {
        return String.valueOf(getMessage());
    }

    public List<?> conflicts() {
        return conflicts;
    }
}
