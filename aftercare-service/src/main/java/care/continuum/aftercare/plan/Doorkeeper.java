package care.continuum.aftercare.plan;

import care.continuum.events.PartnerId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Asks who calls before anything of a partner's call is read: what is wrong with it is told to partners alone.
final class Doorkeeper implements HandlerInterceptor {

    private final Supplier<AnswerDesk> desk;

    Doorkeeper(Supplier<AnswerDesk> desk) {
        this.desk = desk;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof HandlerMethod method && method.getBeanType() == AnswerController.class) {
            desk.get().mustBeSigned(partner(request), AnswerController.call(request));
        }
        return true;
    }

    private static PartnerId partner(HttpServletRequest request) {
        try {
            var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
            return PartnerId.of(String.valueOf(variables.get("partnerId")));
        } catch (IllegalArgumentException nobody) {
            throw new AnswerDesk.NotSigned();
        }
    }
}
