package dev.larder.rule;

import dev.larder.config.source.Located;
import dev.larder.key.KeyTemplate;
import dev.larder.metrics.RuleStatistics;
import java.util.ArrayList;
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

  @Override
  public WriteRule with(RuleStatistics other) {
    return new WriteRule(name, methods, targets, enabled, other);
  }

  @Override
  public boolean isLike(Rule other) {
    return other instanceof WriteRule that
        && name.equals(that.name)
        && patterns().equals(that.patterns())
        && keys().equals(that.keys())
        && enabled == that.enabled;
  }

  private List<KeyTemplate> keys() {
    List<KeyTemplate> keys = new ArrayList<>();
    for (Target target : targets) {
      keys.add(target.key());
    }
    return keys;
  }
}
