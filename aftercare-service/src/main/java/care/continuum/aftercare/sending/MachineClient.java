package care.continuum.aftercare.sending;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.web.client.RestClient;

/// Calls intake as a machine client of the suite, with a token that is fetched when it is needed.
final class MachineClient {

    private static final String NAME = "intake";

    private MachineClient() {}

    static RestClient of(IntakeSettings settings, Duration limit) {
        var registrations = new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(NAME)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri(settings.tokenUrl().toString())
                .build());
        var tokens = new InMemoryOAuth2AuthorizedClientService(registrations);
        var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, tokens);
        var signedIn = new OAuth2ClientHttpRequestInterceptor(manager);
        signedIn.setClientRegistrationIdResolver(_ -> NAME);
        signedIn.setPrincipalResolver(_ -> new AnonymousAuthenticationToken(
                NAME, settings.clientId(), AuthorityUtils.createAuthorityList("ROLE_SERVICE")));
        signedIn.setAuthorizationFailureHandler(OAuth2ClientHttpRequestInterceptor.authorizationFailureHandler(tokens));
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limit)
                .build();
        return RestClient.builder()
                .baseUrl(settings.url())
                .requestFactory(new JdkClientHttpRequestFactory(http))
                .requestInterceptor(signedIn)
                .build();
    }
}
