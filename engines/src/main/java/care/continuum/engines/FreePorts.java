package care.continuum.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Ports of the loopback interface that nobody uses at the moment.
public final class FreePorts {

    private FreePorts() {}

    /// As many different ones as asked for.
    public static List<Integer> find(int count) {
        var open = new ArrayList<ServerSocket>();
        try {
            for (var i = 0; i < count; i++) {
                open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return open.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new EngineFailure("no free port: " + e.getMessage(), e);
        } finally {
            open.forEach(FreePorts::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new EngineFailure("a port cannot be given back: " + e.getMessage(), e);
        }
    }
}
