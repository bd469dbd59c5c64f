package care.continuum.gateway.identity;

import care.continuum.web.Problem;
import care.continuum.web.ProblemWriter;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/// Issues tokens: to machines by client credentials, and to people by what [SignInConfiguration] finds out.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "continuum.identity.embedded", havingValue = "true")
class IdentityConfiguration {

    static final List<String> STAFF =
            List.of("intake", "clinician", "scheduler", "aftercare", "supervisor", "operations", "analyst");
    private static final String PORTAL = "portal";
    private static final String AUTHORIZE = "/oauth2/authorize";
    private static final String DOCS = "/swagger-ui/oauth2-redirect.html";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain identity(HttpSecurity http, ProblemWriter problems, IdentitySettings settings)
            throws Exception {
        var server = new OAuth2AuthorizationServerConfigurer().oidc(Customizer.withDefaults());
        var nobody = nobody(problems, settings.demo());
        if (!settings.demo()) {
            http.requestCache(AbstractHttpConfigurer::disable);
        }
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(server, Customizer.withDefaults())
                .authorizeHttpRequests(it -> it.anyRequest().authenticated())
                .csrf(it -> it.ignoringRequestMatchers(server.getEndpointsMatcher()))
                .oauth2ResourceServer(it -> it.jwt(Customizer.withDefaults()).authenticationEntryPoint(nobody))
                .exceptionHandling(it -> it.authenticationEntryPoint(nobody))
                .build();
    }

    /// Who is not signed in and wants to be is shown the page for it, where there is one.
    private static AuthenticationEntryPoint nobody(ProblemWriter problems, boolean people) {
        var refusal = Problem.of(HttpStatus.UNAUTHORIZED, "token-missing", "Nobody is signed in", List.of());
        var page = new LoginUrlAuthenticationEntryPoint(SignInConfiguration.PAGE);
        return (request, response, failure) -> {
            if (people && request.getRequestURI().equals(AUTHORIZE)) {
                page.commence(request, response, failure);
            } else {
                problems.write(response, refusal);
            }
        };
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
    RegisteredClientRepository registrations(IdentitySettings settings) {
        var named = settings.machines().entrySet().stream()
                .map(it -> machine(
                        it.getKey(), it.getValue().secret(), it.getValue().roles(), settings));
        var demo = settings.demo()
                ? Stream.of(machine(RoleClaims.DEMO, RoleClaims.DEMO, STAFF, settings), portal(settings))
                : Stream.<RegisteredClient>of();
        return new Registrations(Stream.concat(named, demo).toList());
    }

    @Bean
    OAuth2AuthorizationService signIns(IdentitySettings settings) {
        return new SignIns(settings.tokens());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> roles(IdentitySettings settings) {
        return new RoleClaims(settings.demo());
    }

    /// A portal on one's own machine, the page of the API, or any tool there that opens a browser; it can keep no
    /// secret. Any port of an address will do.
    private static RegisteredClient portal(IdentitySettings settings) {
        return RegisteredClient.withId(PORTAL)
                .clientId(PORTAL)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/signed-in")
                .redirectUri("http://[::1]/signed-in")
                .redirectUri("http://127.0.0.1" + DOCS)
                .redirectUri("http://localhost:8080" + DOCS)
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(lasting(settings))
                .build();
    }

    private static RegisteredClient machine(String name, String secret, List<String> roles, IdentitySettings settings) {
        return RegisteredClient.withId(name)
                .clientId(name)
                .clientSecret(PasswordEncoderFactories.createDelegatingPasswordEncoder()
                        .encode(secret))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientSettings(ClientSettings.builder()
                        .setting(RoleClaims.ROLES, roles)
                        .build())
                .tokenSettings(lasting(settings))
                .build();
    }

    private static TokenSettings lasting(IdentitySettings settings) {
        return TokenSettings.builder().accessTokenTimeToLive(settings.tokens()).build();
    }
}
