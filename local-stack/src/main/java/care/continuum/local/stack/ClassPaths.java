package care.continuum.local.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

/// Where the packaged modules are.
record ClassPaths(Path root) {

    /// What the hosting itself needs, before what is hosted.
    private static final List<String> HOSTING = List.of("local-stack", "engines");

    /// The module's own plain jar, not the one with everything in it.
    Path jar(String module) {
        var target = root.resolve(module).resolve("target");
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-\\d[\\d.]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchFileException(module));
        } catch (IOException e) {
            throw notPackaged(module, e);
        }
    }

    /// The class path of a process that hosts these applications.
    String of(List<Part> parts) {
        var entries = new LinkedHashSet<String>();
        HOSTING.forEach(module -> entries.add(jar(module).toString()));
        parts.forEach(part -> entries.add(jar(part.module()).toString()));
        parts.forEach(part -> entries.addAll(dependencies(part)));
        return String.join(File.pathSeparator, entries);
    }

    private List<String> dependencies(Part part) {
        var list = root.resolve(part.module()).resolve("target/classpath.txt");
        try {
            return List.of(Files.readString(list).strip().split(File.pathSeparator, -1));
        } catch (IOException e) {
            throw notPackaged(part.module(), e);
        }
    }

    /// The settings that an application has of its own, for Spring's `spring.config.location`.
    String settings(Part part) {
        return "jar:" + jar(part.module()).toUri() + "!/application.yaml";
    }

    private static CannotRun notPackaged(String module, IOException cause) {
        return new CannotRun("module " + module + " is not packaged; run ./continuum build.", cause);
    }
}
