package dev.larder.rule;

import dev.larder.config.WriteSettings.Queueing;
import dev.larder.config.source.Located;
import dev.larder.key.KeyTemplate;
import dev.larder.metrics.RuleStatistics;
import dev.larder.rule.clause.MethodRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule about a method that runs later than it is called.
 *
 * @param key what calls have in common that run as one
 * @param keyPlace where the rule file says it
 */
public record BehindRule(
    String name,
    List<MethodRef> methods,
    KeyTemplate key,
    Located keyPlace,
    Queueing queueing,
    boolean enabled,
    RuleStatistics statistics)
    implements Rule {

  /** The parameter that is summed up, null if none is. */
  @Nullable String sum() {
    return queueing.sum() == null ? null : queueing.sum().text();
  }

  /** Where problems with the method are reported. */
  Located fitPlace() {
    return queueing.sum() == null ? keyPlace : queueing.sum();
  }

  @Override
  public String word() {
    return "write-behind";
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public BehindRule with(RuleStatistics other) {
    return new BehindRule(name, methods, key, keyPlace, queueing, enabled, other);
  }

  @Override
  public boolean isLike(Rule other) {
    return other instanceof BehindRule that
        && name.equals(that.name)
        && patterns().equals(that.patterns())
        && key.equals(that.key)
        && queueing.isLike(that.queueing)
        && enabled == that.enabled;
  }
}
