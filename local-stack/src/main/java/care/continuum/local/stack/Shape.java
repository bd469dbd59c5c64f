package care.continuum.local.stack;

import static care.continuum.local.stack.Part.EDGE;
import static care.continuum.local.stack.Part.SERVICES;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the applications are spread over processes. Nothing in an application knows which one it is in.
public enum Shape {
    /// The four services in one process, the edge in another.
    COMPACT,
    /// One process each, as in production.
    PROCESSES;

    /// For people.
    public String told() {
        return this == COMPACT ? "the services in one process" : "one process each";
    }

    /// The processes by name, each with what it hosts.
    Map<String, List<Part>> processes() {
        var processes = new LinkedHashMap<String, List<Part>>();
        switch (this) {
            case COMPACT -> {
                processes.put("services", SERVICES);
                processes.put("edge", EDGE);
            }
            case PROCESSES -> {
                EDGE.forEach(part -> processes.put(part.label(), List.of(part)));
                SERVICES.forEach(part -> processes.put(part.label(), List.of(part)));
            }
        }
        return processes;
    }

    /// The name of the process that hosts the part.
    String hosting(Part part) {
        return processes().entrySet().stream()
                .filter(process -> process.getValue().contains(part))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /// What one of its processes may use for objects.
    int heapMegabytes(String process) {
        return switch (process) {
            case "services" -> 512;
            case "edge" -> 384;
            default -> 256;
        };
    }
}
