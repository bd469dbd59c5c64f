package care.continuum.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/// The clinic's rules, the tests that prove each, and the settings that change it.
record Rules(List<Rule> rules, Map<String, List<Proof>> proofs) {

    private static final Pattern PROVES =
            Pattern.compile("@Proves\\(\\s*(\\{[^}]*}|\"[^\"]*\")\\s*\\).*?\\bvoid\\s+(\\w+)\\(", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\"([^\"]+)\"");

    /// @param settings as `module:property`
    record Rule(String area, String id, String rule, List<String> settings) {}

    /// @param file from the repository's root
    record Proof(Path file, String test) {

        private String link() {
            var name = file.getFileName().toString().replace(".java", "");
            return "[%s.%s](../%s)".formatted(name, test, file.toString().replace('\\', '/'));
        }
    }

    static Rules of(Path root) throws IOException {
        var rules = new ArrayList<Rule>();
        Map<String, List<Map<String, Object>>> written =
                new Yaml().load(Files.readString(root.resolve("docs/rules/rules.yaml")));
        written.forEach((area, some) -> some.forEach(one -> rules.add(rule(area, one))));
        return new Rules(rules, proofs(root));
    }

    private static Rule rule(String area, Map<String, Object> written) {
        var settings = (List<?>) written.getOrDefault("settings", List.of());
        return new Rule(
                area,
                String.valueOf(written.get("id")),
                String.valueOf(written.get("rule")),
                settings.stream().map(String::valueOf).toList());
    }

    private static Map<String, List<Proof>> proofs(Path root) throws IOException {
        var found = new TreeMap<String, List<Proof>>();
        try (var modules = Files.list(root)) {
            for (var module : modules.sorted().toList()) {
                var tests = module.resolve("src/test/java");
                if (Files.isDirectory(tests)) {
                    try (var files = Files.walk(tests)) {
                        for (var file : files.filter(it -> it.toString().endsWith(".java"))
                                .sorted()
                                .toList()) {
                            addProofs(root.relativize(file), Files.readString(file), found);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static void addProofs(Path file, String code, Map<String, List<Proof>> found) {
        PROVES.matcher(code)
                .results()
                .forEach(proof -> ID.matcher(proof.group(1))
                        .results()
                        .forEach(id -> found.computeIfAbsent(id.group(1), _ -> new ArrayList<>())
                                .add(new Proof(file, proof.group(2)))));
    }

    List<String> unproved() {
        return rules.stream()
                .map(Rule::id)
                .filter(id -> !proofs.containsKey(id))
                .toList();
    }

    List<String> unknown() {
        var known = rules.stream().map(Rule::id).collect(Collectors.toSet());
        return proofs.keySet().stream().filter(id -> !known.contains(id)).toList();
    }

    /// The settings that no module has.
    List<String> missingSettings(Path root) {
        return rules.stream()
                .flatMap(rule -> rule.settings().stream())
                .filter(setting -> value(root, setting).isEmpty())
                .distinct()
                .toList();
    }

    String page(Path root) {
        var page = new StringBuilder("""
                # The clinic's rules

                One row for each rule, the tests that prove it, and the settings that change it with their defaults. Made from
                [rules.yaml](rules/rules.yaml) and the tests' `@Proves` by `RulesTest`, which fails where a rule has no test.
                """);
        var area = "";
        for (var rule : rules) {
            if (!rule.area().equals(area)) {
                area = rule.area();
                page.append("\n## %s\n\n| rule | proved by | settings |\n|---|---|---|\n".formatted(area));
            }
            page.append("| %s | %s | %s |\n"
                    .formatted(
                            rule.rule(),
                            proofs.getOrDefault(rule.id(), List.of()).stream()
                                    .map(Proof::link)
                                    .collect(Collectors.joining("<br>")),
                            rule.settings().stream()
                                    .map(it ->
                                            "`%s` (%s)".formatted(it.substring(it.indexOf(':') + 1), value(root, it)))
                                    .collect(Collectors.joining("<br>"))));
        }
        return page.toString();
    }

    /// The default of a setting, as its module's settings say it; empty where they do not.
    private static String value(Path root, String setting) {
        var colon = setting.indexOf(':');
        return ModuleSettings.of(root.resolve(setting.substring(0, colon))).value(setting.substring(colon + 1));
    }
}
