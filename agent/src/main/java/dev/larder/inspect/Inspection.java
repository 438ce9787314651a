package dev.larder.inspect;

import dev.larder.config.source.Problem;
import dev.larder.rule.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules of a file mean in an application's classes. Immutable.
 *
 * @param matches by the rule's name, in the order of the file; each rule has a list
 * @param errors what keeps a rule from running in a method that it names, in the order of the file
 * @param warnings what is allowed and often not meant, in the order of the file
 */
public record Inspection(
    Map<String, List<Match>> matches, List<Problem> errors, List<Problem> warnings) {
  public Inspection {
    Map<String, List<Match>> copy = new LinkedHashMap<>();
    matches.forEach((rule, found) -> copy.put(rule, List.copyOf(found)));
    matches = Collections.unmodifiableMap(copy);
    errors = sorted(errors);
    warnings = sorted(warnings);
  }

  private static List<Problem> sorted(List<Problem> problems) {
    List<Problem> sorted = new ArrayList<>(problems);
    Collections.sort(sorted);
    return Collections.unmodifiableList(sorted);
  }

  /** The methods that a rule would run in. */
  public List<Match> of(Rule rule) {
    return matches.getOrDefault(rule.name(), List.of());
  }
}
