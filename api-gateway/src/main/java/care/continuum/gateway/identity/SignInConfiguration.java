package care.continuum.gateway.identity;

import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/// The page where the people of the local stack sign in: one for each role, whose password is the role too. A clinic's
/// people are in its own identity provider.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
        prefix = "continuum.identity",
        name = {"embedded", "demo"},
        havingValue = "true")
class SignInConfiguration {

    static final String PAGE = "/login";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityFilterChain signIn(HttpSecurity http) throws Exception {
        return http.securityMatcher(PAGE, "/logout", "/default-ui.css")
                .userDetailsService(people())
                .formLogin(it -> it.defaultSuccessUrl("/docs"))
                .build();
    }

    /// Tells those who remember a session when it ends.
    @Bean
    HttpSessionEventPublisher sessionsEnd() {
        return new HttpSessionEventPublisher();
    }

    /// Everybody knows these passwords: no hash would keep them.
    private static UserDetailsService people() {
        var roles = Stream.concat(IdentityConfiguration.STAFF.stream(), Stream.of(RoleClaims.CLIENT));
        return new InMemoryUserDetailsManager(roles.map(role -> User.withUsername(role)
                        .password("{noop}" + role)
                        .roles(role)
                        .build())
                .toList());
    }
}
