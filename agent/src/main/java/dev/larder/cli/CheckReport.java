package dev.larder.cli;

import dev.larder.config.source.Problem;
import dev.larder.json.JsonText;
import dev.larder.rule.ReadRule;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code check} found, for programs.
 *
 * @param rules null if there are errors
 */
record CheckReport(
    String file, List<Problem> errors, List<Problem> warnings, @Nullable RuleSet rules) {
  static CheckReport wrong(String file, List<Problem> errors) {
    return new CheckReport(file, errors, List.of(), null);
  }

  static CheckReport good(String file, List<Problem> warnings, RuleSet rules) {
    return new CheckReport(file, List.of(), warnings, rules);
  }

  boolean isWrong() {
    return rules == null;
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

  private static Map<String, Object> shown(Rule rule, String namespace) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", rule.name());
    shown.put("pattern", rule.pattern());
    shown.put("enabled", rule.enabled());
    if (rule instanceof ReadRule read) {
      shown.put("ttl", Words.of(read.options().lifetime().ttl(), "forever"));
      shown.put("notFoundTtl", Words.of(read.options().lifetime().notFoundTtl(), "off"));
    }
    shown.put("methods", rule.patterns().stream().map(Object::toString).toList());
    List<String> keys = new ArrayList<>();
    Words.keys(rule).forEach(key -> keys.add(namespace + ":" + key));
    shown.put("keys", keys);
    return shown;
  }
}
