package dev.larder.rule;

import dev.larder.config.source.Located;
import dev.larder.key.KeyTemplate;
import dev.larder.metrics.RuleStatistics;
import java.util.List;

/**
 * A rule about a method that makes entries out of date.
 *
 * @param targets the keys that it drops
 */
public record WriteRule(
    String name,
    List<MethodRef> methods,
    List<Target> targets,
    boolean enabled,
    RuleStatistics statistics)
    implements Rule {

  /**
   * A key that a write drops.
   *
   * @param key over the write's own parameters
   * @param place where problems of the key are reported
   */
  public record Target(KeyTemplate key, Located place) {}

  @Override
  public String pattern() {
    return "invalidate";
  }
}
