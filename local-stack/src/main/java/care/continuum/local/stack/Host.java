package care.continuum.local.stack;

import care.continuum.engines.Parent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The main class of a hosting process: starts each application that its arguments name in a Spring context of its
/// own, the first one alone, so that the classes are there, and then two at a time. It ends when its parent does, and
/// ends all contexts at once.
///
/// `--host=<main class>|<its application.yaml>|<port>` names one application; all other arguments are for all of them.
public final class Host {

    static final String FAILED = "ERROR an application did not start: ";

    private static final String HOSTED = "--host=";
    private static final Queue<ConfigurableApplicationContext> RUNNING = new ConcurrentLinkedQueue<>();

    private Host() {}

    public static void main(String[] args) throws InterruptedException {
        Parent.endWithIt();
        Runtime.getRuntime().addShutdownHook(new Thread(Host::endAll, "end-of-the-applications"));
        var hosted = Arrays.stream(args).filter(arg -> arg.startsWith(HOSTED)).toList();
        var common = Arrays.stream(args).filter(arg -> !arg.startsWith(HOSTED)).toList();
        try {
            startAll(hosted, common);
        } catch (RuntimeException | ExecutionException e) {
            System.err.println(FAILED + e);
            System.exit(1);
        }
    }

    private static void startAll(List<String> hosted, List<String> common)
            throws InterruptedException, ExecutionException {
        run(hosted.getFirst(), common);
        try (var two = Executors.newFixedThreadPool(2)) {
            var starts = new ArrayList<Future<?>>();
            for (var application : hosted.subList(1, hosted.size())) {
                starts.add(two.submit(() -> run(application, common)));
            }
            for (var start : starts) {
                start.get();
            }
        }
    }

    private static void run(String application, List<String> common) {
        var parts = application.substring(HOSTED.length()).split("\\|", -1);
        var args = new ArrayList<>(common);
        args.add("--spring.config.location=" + parts[1]);
        args.add("--server.port=" + parts[2]);
        try {
            var main = Class.forName(parts[0]);
            RUNNING.add(new SpringApplicationBuilder(main)
                    .main(main)
                    .registerShutdownHook(false)
                    .run(args.toArray(String[]::new)));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("not packaged: " + parts[0], e);
        }
    }

    private static void endAll() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            RUNNING.forEach(context -> threads.execute(context::close));
        }
    }
}
