package care.continuum.gateway.identity;

import care.continuum.web.Problem;
import care.continuum.web.ProblemWriter;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/// Issues tokens to machine clients by client credentials.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "continuum.identity.embedded", havingValue = "true")
class IdentityConfiguration {

    private static final String ROLES = "roles";
    private static final String CLIENT_ID = "clientId";
    private static final String DEMO = "demo";
    private static final List<String> STAFF =
            List.of("intake", "clinician", "scheduler", "aftercare", "supervisor", "operations", "analyst");

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain identity(HttpSecurity http, ProblemWriter problems) throws Exception {
        var server = new OAuth2AuthorizationServerConfigurer();
        var nobody = Problem.of(HttpStatus.UNAUTHORIZED, "token-missing", "Nobody is signed in", List.of());
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(server, Customizer.withDefaults())
                .authorizeHttpRequests(it -> it.anyRequest().authenticated())
                .csrf(it -> it.ignoringRequestMatchers(server.getEndpointsMatcher()))
                .exceptionHandling(
                        it -> it.authenticationEntryPoint((_, response, _) -> problems.write(response, nobody)))
                .build();
    }

    @Bean
    AuthorizationServerSettings issuer(@Value("${continuum.issuer}") String issuer) {
        return AuthorizationServerSettings.builder().issuer(issuer).build();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(IdentitySettings settings) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(settings.keyFile())));
    }

    /// The gateway knows its own key, and does not ask itself over HTTP.
    @Bean
    JwtDecoder ownTokens(JWKSource<SecurityContext> keys, @Value("${continuum.issuer}") String issuer) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
        return decoder;
    }

    @Bean
    RegisteredClientRepository machines(IdentitySettings settings) {
        var named = settings.machines().entrySet().stream()
                .map(it -> machine(
                        it.getKey(), it.getValue().secret(), it.getValue().roles(), settings));
        var demo = settings.demo() ? Stream.of(machine(DEMO, DEMO, STAFF, settings)) : Stream.<RegisteredClient>of();
        return new Machines(Stream.concat(named, demo).toList());
    }

    @Bean
    OAuth2AuthorizationService nothingKept() {
        return new NothingKept();
    }

    /// The demo client has the roles of all of the staff, or with the parameter `clientId` it is that client alone.
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> roles(IdentitySettings settings) {
        return context -> {
            var machine = context.getRegisteredClient();
            List<String> roles = machine.getClientSettings().getSetting(ROLES);
            var whom = whom(context.getAuthorizationGrant());
            if (settings.demo() && machine.getClientId().equals(DEMO) && whom != null) {
                context.getClaims().claim(ROLES, List.of("client")).claim(CLIENT_ID, whom.toString());
            } else if (roles != null) {
                context.getClaims().claim(ROLES, roles);
            }
        };
    }

    private static @Nullable UUID whom(@Nullable Authentication grant) {
        if (!(grant instanceof OAuth2ClientCredentialsAuthenticationToken asked)
                || asked.getAdditionalParameters().get(CLIENT_ID) == null) {
            return null;
        }
        try {
            return UUID.fromString(
                    String.valueOf(asked.getAdditionalParameters().get(CLIENT_ID)));
        } catch (IllegalArgumentException _) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, CLIENT_ID + " must be a client's id", null));
        }
    }

    private static RegisteredClient machine(String name, String secret, List<String> roles, IdentitySettings settings) {
        return RegisteredClient.withId(name)
                .clientId(name)
                .clientSecret(PasswordEncoderFactories.createDelegatingPasswordEncoder()
                        .encode(secret))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientSettings(ClientSettings.builder().setting(ROLES, roles).build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(settings.tokens())
                        .build())
                .build();
    }
}
