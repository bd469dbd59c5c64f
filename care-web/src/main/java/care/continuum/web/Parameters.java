package care.continuum.web;

import static java.util.Objects.requireNonNull;

import care.continuum.web.BadInput.Fault;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/// Finds everything that is wrong with what a method wants from a request: path, query, our own arguments, body.
final class Parameters {

    static final Fault UNDECODABLE = new Fault("", "the query cannot be decoded");

    private final ConversionService conversions;
    private final BodyReader bodies;
    private final List<Arguments.Resolver> own;

    Parameters(ConversionService conversions, BodyReader bodies, List<Arguments.Resolver> own) {
        this.conversions = conversions;
        this.bodies = bodies;
        this.own = own;
    }

    List<Fault> faults(HandlerMethod method, HttpServletRequest request) {
        var faults = new ArrayList<Fault>();
        for (var parameter : method.getMethodParameters()) {
            try {
                read(parameter, request);
            } catch (BadInput bad) {
                faults.addAll(bad.faults());
            } catch (InvalidParameterException undecodable) {
                faults.add(UNDECODABLE);
            }
        }
        return faults;
    }

    private void read(MethodParameter parameter, HttpServletRequest request) {
        var name = parameter.getParameter().getName();
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            check(parameter, name, pathVariable(request, name));
        } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
            query(parameter, name, request.getParameterValues(name));
        } else if (parameter.hasParameterAnnotation(RequestBody.class)) {
            body(parameter, request);
        } else {
            own.stream()
                    .filter(it -> it.supportsParameter(parameter))
                    .forEach(it -> it.source().of(new ServletWebRequest(request)));
        }
    }

    private void query(MethodParameter parameter, String name, String @Nullable [] given) {
        if (given != null) {
            check(parameter, name, given.length == 1 ? given[0] : given);
        } else if (!parameter.isOptional()) {
            throw new BadInput(List.of(new Fault(name, "is missing")));
        }
    }

    private void body(MethodParameter parameter, HttpServletRequest request) {
        if (!RecordBodies.reads(parameter.getParameterType())
                || !(request.getAttribute(BodyLimit.BODY) instanceof byte[] body)) {
            return;
        }
        if (body.length > 0) {
            var faults = bodies.faults(parameter.getParameterType(), body);
            if (!faults.isEmpty()) {
                throw new BadInput(faults);
            }
        } else if (requireNonNull(parameter.getParameterAnnotation(RequestBody.class))
                .required()) {
            throw new BadInput(List.of(new Fault("", "a JSON body is missing")));
        }
    }

    private static @Nullable String pathVariable(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get(name) instanceof String text
                ? text
                : null;
    }

    private void check(MethodParameter parameter, String name, @Nullable Object given) {
        if (given == null) {
            return;
        }
        try {
            conversions.convert(given, TypeDescriptor.forObject(given), new TypeDescriptor(parameter));
        } catch (ConversionException e) {
            throw new BadInput(List.of(new Fault(name, said(e, parameter))));
        }
    }

    /// What our own types say of themselves; of what the framework reads, what it must look like.
    private static String said(ConversionException failure, MethodParameter parameter) {
        var type = failure instanceof ConversionFailedException one
                ? one.getTargetType().getType()
                : parameter.getParameterType();
        return Texts.is(type)
                        && failure.getCause() instanceof IllegalArgumentException wrong
                        && wrong.getMessage() != null
                ? wrong.getMessage()
                : Texts.fault(type);
    }
}
