package care.continuum.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.client.RestTemplate;

/// Every request shows a bearer token of the issuer, but for what is public. What a role may do, controllers say;
/// what is inside the service, only operations see.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final List<String> ALWAYS_OPEN = List.of(
            "/api/*/readiness", "/v3/api-docs/**", "/docs/**", "/swagger-ui/**", "/actuator/health/**", "/error");

    private static final ProblemDetail TOKEN_MISSING =
            Problem.of(HttpStatus.UNAUTHORIZED, "token-missing", "A valid bearer token is needed", List.of());
    private static final ProblemDetail ISSUER_AWAY =
            Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "issuer-unavailable", "The token cannot be checked", List.of());

    @Bean
    @ConditionalOnMissingBean(name = "tokens")
    SecurityFilterChain tokens(HttpSecurity http, WebSettings settings, ProblemWriter problems) throws Exception {
        AuthenticationEntryPoint nobody = (_, response, _) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(response, TOKEN_MISSING);
        };
        AccessDeniedHandler denied = (_, response, _) -> problems.write(
                response, Problem.of(HttpStatus.FORBIDDEN, "role-missing", "This is not allowed", List.of()));
        var open = Stream.concat(ALWAYS_OPEN.stream(), settings.web().open().stream())
                .toArray(String[]::new);
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(it -> it.requestMatchers(open)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole("operations")
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(it -> it.jwt(jwt -> jwt.jwtAuthenticationConverter(roles()))
                        .authenticationEntryPoint(nobody)
                        .accessDeniedHandler(denied)
                        .withObjectPostProcessor(refusingWith(nobody, problems)))
                .exceptionHandling(it -> it.authenticationEntryPoint(nobody).accessDeniedHandler(denied))
                .build();
    }

    /// A span around each filter of each request costs more than it tells beside the request's own.
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    /// A token that cannot be checked, because the issuer is away, is not the caller's fault.
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> refusingWith(
            AuthenticationEntryPoint nobody, ProblemWriter problems) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler((request, response, failure) -> {
                    if (failure instanceof AuthenticationServiceException) {
                        response.setHeader(HttpHeaders.RETRY_AFTER, "2");
                        problems.write(response, ISSUER_AWAY);
                    } else {
                        nobody.commence(request, response, failure);
                    }
                });
                return filter;
            }
        };
    }

    private static JwtAuthenticationConverter roles() {
        var roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName("roles");
        roles.setAuthorityPrefix("ROLE_");
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(roles);
        return converter;
    }

    /// Asks the issuer for its keys when the first token comes, so that a service starts without it.
    @Bean
    @ConditionalOnMissingBean(JwtDecoder.class)
    JwtDecoder issuerTokens(WebSettings settings) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(Duration.ofSeconds(3));
        requests.setReadTimeout(Duration.ofSeconds(5));
        var keys = settings.issuerKeys().isBlank() ? settings.issuer() + "/oauth2/jwks" : settings.issuerKeys();
        var decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .restOperations(new RestTemplate(requests))
                .build();
        var rules = new ArrayList<OAuth2TokenValidator<Jwt>>();
        rules.add(new JwtIssuerValidator(settings.issuer()));
        if (!settings.audience().isBlank()) {
            rules.add(new JwtAudienceValidator(settings.audience()));
        }
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(rules));
        return decoder;
    }
}
