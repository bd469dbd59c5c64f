package care.continuum.web;

/// Lets the caller of one request read what their role does not suffice for. Whoever puts it there keeps record of its
/// use; without it a role that does not suffice is refused.
@FunctionalInterface
public interface BreakGlass {

    /// The attribute of a request under which it stands.
    String ATTRIBUTE = BreakGlass.class.getName();

    /// It was needed.
    ///
    /// @param roles one of which would have sufficed
    void broken(String roles);
}
