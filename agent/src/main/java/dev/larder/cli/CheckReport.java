package dev.larder.cli;

import dev.larder.config.source.Problem;
import dev.larder.inspect.Inspection;
import dev.larder.inspect.Match;
import dev.larder.json.JsonText;
import dev.larder.rule.ReadRule;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code check} found.
 *
 * @param warnings in the order of the file
 * @param rules null if the file alone has errors
 * @param inspection null without a class path
 */
record CheckReport(
    String file,
    List<Problem> errors,
    List<Problem> warnings,
    @Nullable RuleSet rules,
    @Nullable Inspection inspection) {
  /** The exit code of a mistake. */
  static final int WRONG = 2;

  CheckReport {
    errors = List.copyOf(errors);
    List<Problem> sorted = new ArrayList<>(warnings);
    Collections.sort(sorted);
    warnings = List.copyOf(sorted);
  }

  static CheckReport wrong(String file, List<Problem> errors) {
    return new CheckReport(file, errors, List.of(), null, null);
  }

  static CheckReport good(
      String file, List<Problem> warnings, RuleSet rules, @Nullable Inspection inspection) {
    List<Problem> errors = inspection == null ? List.of() : inspection.errors();
    return new CheckReport(file, errors, warnings, rules, inspection);
  }

  int exitCode(boolean strict) {
    return !errors.isEmpty() || (strict && !warnings.isEmpty()) ? WRONG : 0;
  }

  /** One document, the same keys in every case. */
  String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file);
    document.put("errors", told(errors));
    document.put("warnings", told(warnings));
    List<Object> shown = new ArrayList<>();
    if (rules != null) {
      for (Rule rule : rules.rules()) {
        shown.add(shown(rule, rules.namespace()));
      }
    }
    document.put("rules", shown);
    return JsonText.of(document);
  }

  private static List<Object> told(List<Problem> problems) {
    List<Object> told = new ArrayList<>();
    for (Problem problem : problems) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("file", problem.file());
      one.put("line", problem.line());
      one.put("column", problem.column());
      one.put("path", problem.path());
      one.put("problem", problem.what());
      one.put("cure", problem.cure());
      told.add(one);
    }
    return told;
  }

  private Map<String, Object> shown(Rule rule, String namespace) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", rule.name());
    shown.put("pattern", rule.word());
    shown.put("enabled", rule.enabled());
    if (rule instanceof ReadRule read) {
      shown.put("ttl", Words.of(read.options().lifetime().ttl(), "forever"));
      shown.put("notFoundTtl", Words.of(read.options().lifetime().notFoundTtl(), "off"));
    }
    shown.put("methods", rule.patterns().stream().map(Object::toString).toList());
    List<String> keys = new ArrayList<>();
    Words.keys(rule).forEach(key -> keys.add(namespace + ":" + key));
    shown.put("keys", keys);
    if (!Words.touched(rule).isEmpty()) {
      shown.put("touches", Words.touched(rule));
    }
    if (inspection != null) {
      List<Object> matches = new ArrayList<>();
      inspection.of(rule).forEach(match -> matches.add(shown(match)));
      shown.put("matches", matches);
    }
    return shown;
  }

  private static Map<String, Object> shown(Match match) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("method", match.signature());
    shown.put("proxies", match.byProxy());
    shown.put("keys", match.keys());
    return shown;
  }
}
