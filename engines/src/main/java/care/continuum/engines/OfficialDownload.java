package care.continuum.engines;

import de.flapdoodle.embed.mongo.commands.MongodArguments;
import de.flapdoodle.embed.mongo.distribution.Version;
import de.flapdoodle.embed.process.archives.ExtractedFileSet;
import de.flapdoodle.reverse.StateID;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The maker's own archive for this system, fetched and unpacked by a library that knows its places.
final class OfficialDownload implements MongodBinary.Source {

    @Override
    public String name() {
        return "MongoDB's download site";
    }

    @Override
    public Path fetch(Path folder) throws IOException {
        var steps = de.flapdoodle.embed.mongo.transitions.Mongod.builder()
                .mongodArguments(de.flapdoodle.reverse.transitions.Start.to(MongodArguments.class)
                        .initializedWith(MongodArguments.defaults()))
                .build()
                .transitions(Version.Main.V8_0);
        try (var files = steps.walker().initState(StateID.of(ExtractedFileSet.class))) {
            return Files.copy(files.current().executable(), folder.resolve("mongod"));
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
