package care.continuum.engines;

import java.nio.file.Path;

/// What survives between runs and between checkouts.
public final class Caches {

    private Caches() {}

    /// `${XDG_CACHE_HOME:-~/.cache}/continuum`.
    public static Path folder() {
        var configured = System.getenv("XDG_CACHE_HOME");
        var base = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return base.resolve("continuum");
    }
}
