package dev.larder.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.config.ReadRuleFile;
import dev.larder.config.RuleFile;
import dev.larder.config.RuleFileReader;
import dev.larder.rule.RuleCompiler;
import dev.larder.rule.RuleSet;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Looks at class files. */
final class Looking {
  private Looking() {}

  /** Of rules, on the probes. */
  static Inspection inspect(String rules) throws IOException {
    return inspect(rules, "target/test-classes");
  }

  /** Of rules, on a class path. */
  static Inspection inspect(String rules, String classPath) throws IOException {
    String yaml = "larder: 1\nnamespace: shop\nrules:\n" + rules.indent(2);
    ReadRuleFile read = RuleFileReader.read("larder.yaml", yaml, name -> null);
    assertThat(read.problems()).isEmpty();
    RuleFile file = Objects.requireNonNull(read.file());
    RuleCompiler.Compiled compiled = RuleCompiler.compile(file, null);
    assertThat(compiled.problems()).isEmpty();
    RuleSet set = Objects.requireNonNull(compiled.rules());
    try (ClassPath path = ClassPath.of(classPath)) {
      return Inspector.inspect(set, true, path);
    }
  }

  /** With places and cures. */
  static List<String> warnings(Inspection inspection) {
    return inspection.warnings().stream()
        .map(each -> each.line() + ":" + each.column() + " " + each.what() + " | " + each.cure())
        .toList();
  }

  /** Methods and keys in the order of their names. */
  static List<String> shown(Inspection inspection) {
    return inspection.matches().values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Match::signature))
        .flatMap(
            match ->
                Stream.concat(
                    Stream.of(match.shown() + (match.byProxy() ? " of proxies" : "")),
                    match.keys().stream()))
        .toList();
  }
}
