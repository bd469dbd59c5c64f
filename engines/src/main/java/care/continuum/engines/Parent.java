package care.continuum.engines;

import java.io.IOException;

/// The process that started this one and holds the other end of its standard input.
public final class Parent {

    private static final long PATIENCE_MILLIS = 12_000;

    private Parent() {}

    /// From now on this process ends when its parent does, however that dies.
    public static void endWithIt() {
        Thread.ofPlatform().daemon().name("parent-watch").start(Parent::watch);
    }

    private static void watch() {
        try {
            var read = 0;
            while (read >= 0) {
                read = System.in.read();
            }
        } catch (IOException e) {
            System.err.println("the standard input broke: " + e.getMessage());
        }
        Thread.ofPlatform().daemon().name("insist").start(Parent::insist);
        System.exit(0);
    }

    /// A shutdown that hangs must not outlive the parent either.
    private static void insist() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
