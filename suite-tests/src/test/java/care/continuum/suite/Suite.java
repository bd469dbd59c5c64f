package care.continuum.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.local.stack.Home;
import care.continuum.local.stack.Ports;
import care.continuum.local.stack.Progress;
import care.continuum.local.stack.Shape;
import care.continuum.local.stack.Stack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/// A suite of one test: its own folder, its own ports, and everything that was said.
final class Suite implements AutoCloseable {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(new Both(said), true, UTF_8);
    private final Progress progress = new Progress(out);
    private final Home home;
    private final Stack stack;

    Suite(Path folder, Shape shape) {
        this.home = new Home(Home.repository(), folder, false);
        this.stack = Stack.start(home, shape, Ports.free(), progress);
    }

    Suite(Path folder, Stack.Build build) {
        this.home = new Home(Home.repository(), folder, false);
        this.stack = Stack.start(home, build, Ports.free(), progress);
    }

    Stack stack() {
        return stack;
    }

    Ports ports() {
        return stack.ports();
    }

    /// Where its processes write.
    Path logs() {
        return home.logs();
    }

    PrintStream out() {
        return out;
    }

    Progress progress() {
        return progress;
    }

    String said() {
        return said.toString(UTF_8);
    }

    @Override
    public void close() {
        stack.close();
    }

    /// Kept for the test, and shown beside it.
    private static final class Both extends OutputStream {

        private final OutputStream kept;

        Both(OutputStream kept) {
            this.kept = kept;
        }

        @Override
        public void write(int one) throws IOException {
            kept.write(one);
            System.out.write(one);
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            kept.write(some, offset, length);
            System.out.write(some, offset, length);
        }
    }
}
