package dev.larder.config;

import dev.larder.config.source.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a rule file.
 *
 * @param file null if there are problems
 * @param problems in the order of their places
 */
public record ReadRuleFile(@Nullable RuleFile file, List<Problem> problems) {
  public ReadRuleFile {
    problems = List.copyOf(problems);
  }
}
