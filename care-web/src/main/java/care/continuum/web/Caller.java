package care.continuum.web;

import java.util.Arrays;
import java.util.Set;

/// Who asks; an argument of controllers. Without a token: no name and no role.
public record Caller(String name, Set<String> roles) {

    /// Who shows no token.
    public static final Caller NOBODY = new Caller("", Set.of());

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    /// @throws AccessDenied where the caller has none of these roles: 401 without a token, else 403
    public void mustBe(String... anyOf) {
        if (Arrays.stream(anyOf).noneMatch(this::is)) {
            throw new AccessDenied(name.isEmpty(), String.join(", ", anyOf));
        }
    }
}
