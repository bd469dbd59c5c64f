package care.continuum.engines;

import java.io.IOException;

/// Puts a process to sleep and wakes it, as a machine does that stands still for a while.
public final class Signals {

    private Signals() {}

    public static void pause(ProcessHandle process) {
        send("-STOP", process);
    }

    public static void resume(ProcessHandle process) {
        send("-CONT", process);
    }

    private static void send(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new EngineFailure("cannot send " + signal + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
