package dev.larder.config;

import dev.larder.config.source.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a rule file.
 *
 * @param draft what could be read, right or wrong, so that all mistakes can be found at once; null
 *     if that is nothing
 * @param problems in the order of their places
 */
public record ReadRuleFile(@Nullable RuleFile draft, List<Problem> problems) {
  public ReadRuleFile {
    problems = List.copyOf(problems);
  }

  /** The rule file, null if there are problems. */
  public @Nullable RuleFile file() {
    return problems.isEmpty() ? draft : null;
  }
}
