package care.continuum.privacy;

import care.continuum.web.BadInput.Fault;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why somebody asks, as the headers of the request say.
///
/// @param access for the audit log alone
/// @param glass  for reading what the role does not suffice for
record Reasons(@Nullable String access, @Nullable String glass, List<Fault> faults) {

    static final String ACCESS = "Access-Reason";
    static final String GLASS = "Break-Glass";

    private static final int SHORTEST = 10;
    private static final int LONGEST = 500;

    static Reasons of(HttpServletRequest request) {
        var faults = new ArrayList<Fault>();
        var access = text(request, ACCESS, 1, faults);
        var glass = text(request, GLASS, SHORTEST, faults);
        return new Reasons(access, glass, List.copyOf(faults));
    }

    private static @Nullable String text(HttpServletRequest request, String header, int least, List<Fault> faults) {
        var given = request.getHeader(header);
        if (given == null) {
            return null;
        }
        var text = given.strip();
        if (text.length() < least || text.length() > LONGEST) {
            faults.add(new Fault(header, "must have %d to %d characters".formatted(least, LONGEST)));
        }
        return text;
    }
}
