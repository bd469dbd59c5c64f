package care.continuum.web;

/// The caller may not do this: 401 without a token, else 403 `role-missing`.
public final class AccessDenied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean nobody;

    AccessDenied(boolean nobody, String roles) {
        super("needs one of the roles: " + roles);
        this.nobody = nobody;
    }

    boolean nobody() {
        return nobody;
    }
}
