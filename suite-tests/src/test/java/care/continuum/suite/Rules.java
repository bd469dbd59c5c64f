package care.continuum.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/// The clinic's rules, the tests that prove each, and the settings that change it.
record Rules(List<Rule> rules, Proofs proofs) {

    /// @param settings as `module:property`
    record Rule(String area, String id, String rule, List<String> settings) {}

    static Rules of(Path root) throws IOException {
        var rules = new ArrayList<Rule>();
        Map<String, List<Map<String, Object>>> written =
                new Yaml().load(Files.readString(root.resolve("docs/rules/rules.yaml")));
        written.forEach((area, some) -> some.forEach(one -> rules.add(rule(area, one))));
        return new Rules(rules, Proofs.of(root));
    }

    private static Rule rule(String area, Map<String, Object> written) {
        var settings = (List<?>) written.getOrDefault("settings", List.of());
        return new Rule(
                area,
                String.valueOf(written.get("id")),
                String.valueOf(written.get("rule")),
                settings.stream().map(String::valueOf).toList());
    }

    List<String> unproved() {
        return rules.stream()
                .map(Rule::id)
                .filter(id -> !proofs.byRule().containsKey(id))
                .toList();
    }

    List<String> unknown() {
        var known = rules.stream().map(Rule::id).collect(Collectors.toSet());
        return proofs.byRule().keySet().stream()
                .filter(id -> !known.contains(id))
                .toList();
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
                            proofs.byRule().getOrDefault(rule.id(), List.of()).stream()
                                    .map(Proofs.Proof::link)
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
