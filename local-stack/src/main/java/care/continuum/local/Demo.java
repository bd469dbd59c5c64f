package care.continuum.local;

import care.continuum.local.demo.DemoRun;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Ports;
import care.continuum.local.stack.Progress;
import care.continuum.local.stack.Shape;
import care.continuum.local.stack.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Tells stories of clients on a suite of its own.
@Command(
        name = "demo",
        description = "Plays clients' whole ways through the program and tells them while they happen.",
        mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {

    @Option(names = "--processes", description = "One process for each service, as in production.")
    private boolean processes;

    @Override
    public Integer call() {
        var progress = new Progress(System.out);
        var shape = processes ? Shape.PROCESSES : Shape.COMPACT;
        try (var stack = Stack.start(Home.fresh("demo"), shape, Ports.free(), progress)) {
            new DemoRun(System.out, progress).play(stack.ports());
        }
        return 0;
    }
}
