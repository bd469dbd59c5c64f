package care.continuum.web;

import care.continuum.web.BadInput.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// The arguments that every controller can have.
final class Arguments {

    private Arguments() {}

    /// Who shows the token of this request.
    static Caller caller() {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (!(signedIn instanceof JwtAuthenticationToken token)) {
            return Caller.NOBODY;
        }
        var roles = token.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(it -> it != null && it.startsWith("ROLE_"))
                .map(it -> String.valueOf(it).substring("ROLE_".length()))
                .collect(Collectors.toSet());
        return new Caller(token.getName(), roles, token.getToken().getClaimAsString("clientId"), glass());
    }

    private static @Nullable BreakGlass glass() {
        var request = RequestContextHolder.getRequestAttributes();
        return request != null
                        && request.getAttribute(BreakGlass.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
                                instanceof BreakGlass glass
                ? glass
                : null;
    }

    static PageQuery pageQuery(NativeWebRequest request) {
        var faults = new ArrayList<Fault>();
        var page = number(request, "page", 0, 0, PageQuery.LAST_PAGE, faults);
        var size = number(request, "size", PageQuery.USUAL_SIZE, 1, PageQuery.LARGEST_SIZE, faults);
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
        return new PageQuery(page, size);
    }

    private static int number(
            NativeWebRequest request, String name, int usual, int least, int most, List<Fault> faults) {
        var given = request.getParameter(name);
        if (given == null) {
            return usual;
        }
        try {
            var number = Integer.parseInt(given);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Told below, as one that is out of range.
        }
        faults.add(new Fault(name, "must be from %d to %d".formatted(least, most)));
        return usual;
    }

    /// How one type of argument comes from a request.
    interface Source {
        Object of(NativeWebRequest request);
    }

    /// An argument of our own; [Parameters] asks it too, for what is wrong.
    record Resolver(Class<?> type, Source source) implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return source.of(request);
        }
    }
}
