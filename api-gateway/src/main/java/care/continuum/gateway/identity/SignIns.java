package care.continuum.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/// Remembers who signed in for as long as their token is good, so that a code is good once. The tokens of machines say
/// everything themselves and are not kept.
final class SignIns implements OAuth2AuthorizationService {

    private static final int MOST = 10_000;

    private final Cache<String, OAuth2Authorization> byId;

    SignIns(Duration tokens) {
        this.byId =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(tokens).build();
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (AuthorizationGrantType.AUTHORIZATION_CODE.equals(authorization.getAuthorizationGrantType())) {
            byId.put(authorization.getId(), authorization);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        byId.invalidate(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return byId.getIfPresent(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        for (var one : byId.asMap().values()) {
            if (one.getToken(token) != null) {
                return one;
            }
        }
        return null;
    }
}
