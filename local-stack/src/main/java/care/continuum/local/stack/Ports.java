package care.continuum.local.stack;

import care.continuum.engines.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The ports of one running suite, by name: each application's, and `kafka`, `mongodb` and `partner`.
public record Ports(Map<String, Integer> byName) {

    /// The addresses that the contract names.
    public static Ports usual() {
        var ports = new LinkedHashMap<String, Integer>();
        for (var part : Part.values()) {
            ports.put(part.label(), part.usualPort());
        }
        ports.put("kafka", 9092);
        ports.put("mongodb", 27017);
        ports.put("partner", 8090);
        return new Ports(ports);
    }

    /// Ports that nobody uses at this moment.
    public static Ports free() {
        return free(EngineSet.STANDALONE);
    }

    /// The same for a suite on these engines.
    public static Ports free(EngineSet engines) {
        var all = new LinkedHashSet<>(usual().byName().keySet());
        all.addAll(engines.brokers());
        all.addAll(engines.databases());
        var names = List.copyOf(all);
        var free = FreePorts.find(names.size());
        var ports = new LinkedHashMap<String, Integer>();
        for (var i = 0; i < names.size(); i++) {
            ports.put(names.get(i), free.get(i));
        }
        return new Ports(ports);
    }

    /// These ports with some of them replaced.
    ///
    /// @throws CannotRun when there is no port of that name, or no such port
    public Ports with(Map<String, Integer> others) {
        var ports = new LinkedHashMap<>(byName);
        others.forEach((name, port) -> {
            if (port < 1 || port > 65_535) {
                throw new CannotRun("%d cannot be the port of %s; ports are from 1 to 65535.".formatted(port, name));
            }
            if (ports.replace(name, port) == null) {
                throw new CannotRun("there is no port named '%s'; the names are %s."
                        .formatted(name, String.join(", ", byName.keySet())));
            }
        });
        if (Set.copyOf(ports.values()).size() < ports.size()) {
            throw new CannotRun("two of the ports are the same: " + ports + ".");
        }
        return new Ports(ports);
    }

    public int of(Part part) {
        return of(part.label());
    }

    int of(String name) {
        var port = byName.get(name);
        if (port == null) {
            throw new IllegalArgumentException(name);
        }
        return port;
    }

    /// Where the gateway answers; also what tokens name as their issuer.
    public String gateway() {
        return url(Part.GATEWAY);
    }

    /// Where an application answers by itself, which is for the gateway and for tests.
    public String url(Part part) {
        return "http://localhost:" + of(part);
    }

    public String kafka() {
        return addresses("kafka");
    }

    public String mongodb() {
        return "mongodb://" + addresses("mongodb");
    }

    /// Those of one kind of engine, of which there may be several.
    private String addresses(String engine) {
        return byName.keySet().stream()
                .filter(name -> name.startsWith(engine))
                .map(name -> "localhost:" + of(name))
                .collect(Collectors.joining(","));
    }

    /// Where the suite's own partner takes referrals in.
    public String partner() {
        return "http://localhost:%d/referrals".formatted(of("partner"));
    }

    void mustBeFree() {
        byName.forEach((name, port) -> {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                throw new CannotRun(
                        "port %d, which is for %s, is taken by another program; end it, or choose another with --port %s=<number>."
                                .formatted(port, name, name),
                        e);
            }
        });
    }
}
