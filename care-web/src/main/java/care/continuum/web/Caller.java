package care.continuum.web;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who asks; an argument of controllers. Without a token: no name and no role.
///
/// @param self  the token's claim `clientId`: whom somebody with the role `client` is; missing for everybody else
/// @param glass may be broken where no role suffices; missing for most requests
public record Caller(
        String name,
        Set<String> roles,
        @Nullable String self,
        @Nullable BreakGlass glass) {

    private static final String CLIENT = "client";

    /// Who shows no token.
    public static final Caller NOBODY = new Caller("", Set.of(), null);

    public Caller {
        roles = Set.copyOf(roles);
    }

    public Caller(String name, Set<String> roles, @Nullable String self) {
        this(name, roles, self, null);
    }

    /// Who shows the token of the request under way.
    public static Caller signedIn() {
        return Arguments.caller();
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    /// Whether the caller is that client.
    public boolean isClient(Object clientId) {
        return is(CLIENT) && self != null && self.equalsIgnoreCase(clientId.toString());
    }

    /// The client may see and do what is their own.
    ///
    /// @throws AccessDenied where the caller is neither that client nor has one of these roles
    public void mustBeClientOr(Object clientId, String... anyOf) {
        if (!isClient(clientId)) {
            mustBe(anyOf);
        }
    }

    /// @throws AccessDenied where the caller has none of these roles and may not break the glass: 401 without a token,
    ///                      else 403
    public void mustBe(String... anyOf) {
        if (!may(anyOf)) {
            throw new AccessDenied(name.isEmpty(), String.join(", ", anyOf));
        }
    }

    /// Whether the caller has one of these roles, or breaks the glass for it, which is noted.
    public boolean may(String... anyOf) {
        if (isOneOf(anyOf)) {
            return true;
        }
        if (glass != null) {
            glass.broken(String.join(", ", anyOf));
        }
        return glass != null;
    }

    public boolean isOneOf(String... anyOf) {
        return Arrays.stream(anyOf).anyMatch(this::is);
    }
}
