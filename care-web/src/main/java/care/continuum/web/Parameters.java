package care.continuum.web;

import care.continuum.web.BadInput.Fault;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/// Finds everything that is wrong with the path and the query of a request.
final class Parameters {

    private final ConversionService conversions;
    private final BodyReader bodies;

    Parameters(ConversionService conversions, BodyReader bodies) {
        this.conversions = conversions;
        this.bodies = bodies;
    }

    List<Fault> faults(HandlerMethod method, HttpServletRequest request) {
        var faults = new ArrayList<Fault>();
        for (var parameter : method.getMethodParameters()) {
            var name = parameter.getParameter().getName();
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                check(parameter, name, pathVariable(request, name), faults);
            } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                var given = request.getParameter(name);
                if (given == null && !parameter.isOptional()) {
                    faults.add(new Fault(name, "is missing"));
                } else {
                    check(parameter, name, given, faults);
                }
            }
        }
        return faults;
    }

    /// The faults of everything that the method wants from the request: path, query, page, body.
    List<Fault> allFaults(HandlerMethod method, HttpServletRequest request) {
        var faults = faults(method, request);
        for (var parameter : method.getMethodParameters()) {
            try {
                if (parameter.getParameterType() == PageQuery.class) {
                    Arguments.pageQuery(request);
                } else if (parameter.hasParameterAnnotation(RequestBody.class)
                        && RecordBodies.reads(parameter.getParameterType())
                        && request.getAttribute(BodyLimit.BODY) instanceof byte[] body
                        && body.length > 0) {
                    bodies.read(parameter.getParameterType(), body);
                }
            } catch (BadInput bad) {
                faults.addAll(bad.faults());
            }
        }
        return faults;
    }

    private static @Nullable String pathVariable(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get(name) instanceof String text
                ? text
                : null;
    }

    private void check(MethodParameter parameter, String name, @Nullable String given, List<Fault> faults) {
        if (given == null) {
            return;
        }
        try {
            conversions.convert(given, TypeDescriptor.valueOf(String.class), new TypeDescriptor(parameter));
        } catch (ConversionException e) {
            faults.add(new Fault(name, said(e, parameter)));
        }
    }

    private static String said(ConversionException failure, MethodParameter parameter) {
        return failure.getCause() instanceof IllegalArgumentException wrong
                        && !(wrong instanceof NumberFormatException)
                        && wrong.getMessage() != null
                ? wrong.getMessage()
                : Texts.fault(parameter.getParameterType());
    }
}
