package care.continuum.local;

import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Ports;
import care.continuum.local.stack.Progress;
import care.continuum.local.stack.Shape;
import care.continuum.local.stack.Stack;
import care.continuum.local.stack.StartCaches;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Starts the suite once in each shape, so that its processes keep what makes their next start short.
@Command(name = "train", description = "Trains the start-up caches, at the end of a build.", hidden = true)
final class Train implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        var progress = new Progress(System.out);
        StartCaches.clear(Home.repository());
        for (var shape : Shape.values()) {
            progress.say("training the start-up caches of the suite, " + shape.told());
            var home = Home.fresh("training");
            var build = new Stack.Build(shape, EngineSet.STANDALONE, Stack.Purpose.TRAINING, List.of());
            Stack.start(home, build, Ports.free(EngineSet.STANDALONE), progress).close();
            home.clear();
        }
        return 0;
    }
}
