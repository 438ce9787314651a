package dev.larder.rule.clause;

import dev.larder.codec.type.AllowedTypes;
import dev.larder.config.source.Located;
import dev.larder.config.source.Problem;
import dev.larder.match.NamePattern;
import dev.larder.match.PatternException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The classes that a rule's values may name. Stateless. */
public final class AllowedClasses {
  private AllowedClasses() {}

  /** What is wrong with the patterns of a rule. */
  public static List<Problem> problems(String fileName, List<Located> patterns) {
    List<Problem> problems = new ArrayList<>();
    for (Located pattern : patterns) {
      try {
        NamePattern unused = NamePattern.ofClasses(pattern.text());
      } catch (PatternException fault) {
        problems.add(pattern.problem(fileName, String.valueOf(fault.getMessage()), fault.cure()));
      }
    }
    return problems;
  }

  /**
   * What patterns allow that have no problems.
   *
   * @param loader of the classes
   */
  public static AllowedTypes of(List<String> patterns, @Nullable ClassLoader loader) {
    if (patterns.isEmpty()) {
      return AllowedTypes.NONE;
    }
    List<NamePattern> names = patterns.stream().map(AllowedClasses::checked).toList();
    return new AllowedTypes(
        String.join(" ", patterns),
        name -> names.stream().anyMatch(pattern -> pattern.matches(name)),
        loader);
  }

  private static NamePattern checked(String text) {
    try {
      return NamePattern.ofClasses(text);
    } catch (PatternException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
