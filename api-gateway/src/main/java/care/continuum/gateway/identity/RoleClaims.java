package care.continuum.gateway.identity;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/// What a token says of its holder: of a person the roles they have, of a machine those of its settings. On the local
/// stack, whoever asks says with `clientId` which client the person with the role `client`, or the demo machine, is.
final class RoleClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    static final String ROLES = "roles";
    static final String CLIENT = "client";
    static final String DEMO = "demo";

    private static final String CLIENT_ID = "clientId";
    private static final String PREFIX = "ROLE_";

    private final boolean demo;

    RoleClaims(boolean demo) {
        this.demo = demo;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (AuthorizationGrantType.AUTHORIZATION_CODE.equals(context.getAuthorizationGrantType())) {
            person(context);
        } else {
            machine(context);
        }
    }

    private static void person(JwtEncodingContext context) {
        Authentication who = Objects.requireNonNull(context.getPrincipal());
        var roles = who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(it -> it != null && it.startsWith(PREFIX))
                .map(it -> String.valueOf(it).substring(PREFIX.length()))
                .toList();
        context.getClaims().claim(ROLES, roles);
        var whom = roles.contains(CLIENT) ? whom(asked(context)) : null;
        if (whom != null) {
            context.getClaims().claim(CLIENT_ID, whom.toString());
        }
    }

    private static @Nullable Object asked(JwtEncodingContext context) {
        var signIn = context.getAuthorization();
        if (signIn == null) {
            return null;
        }
        OAuth2AuthorizationRequest request = signIn.getAttribute(OAuth2AuthorizationRequest.class.getName());
        return request == null ? null : request.getAdditionalParameters().get(CLIENT_ID);
    }

    private void machine(JwtEncodingContext context) {
        var machine = context.getRegisteredClient();
        List<String> roles = machine.getClientSettings().getSetting(ROLES);
        Authentication grant = context.getAuthorizationGrant();
        var whom = grant instanceof OAuth2ClientCredentialsAuthenticationToken asked
                ? whom(asked.getAdditionalParameters().get(CLIENT_ID))
                : null;
        if (demo && machine.getClientId().equals(DEMO) && whom != null) {
            context.getClaims().claim(ROLES, List.of(CLIENT)).claim(CLIENT_ID, whom.toString());
        } else if (roles != null) {
            context.getClaims().claim(ROLES, roles);
        }
    }

    private static @Nullable UUID whom(@Nullable Object asked) {
        if (asked == null) {
            return null;
        }
        try {
            return UUID.fromString(asked.toString());
        } catch (IllegalArgumentException _) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, CLIENT_ID + " must be a client's id", null));
        }
    }
}
