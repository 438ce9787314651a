package dev.larder.rule;

import dev.larder.config.ReadOptions;
import dev.larder.config.source.Located;
import dev.larder.key.KeyTemplate;
import dev.larder.metrics.RuleStatistics;
import dev.larder.rule.clause.Conditions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule about a method whose results are cached.
 *
 * @param key null: the method's name and every argument
 * @param keyPlace where problems of the key are reported
 * @param conditions on single calls
 */
public record ReadRule(
    String name,
    List<MethodRef> methods,
    @Nullable KeyTemplate key,
    Located keyPlace,
    ReadOptions options,
    Conditions conditions,
    RuleStatistics statistics)
    implements Rule {

  @Override
  public boolean enabled() {
    return options.enabled();
  }

  @Override
  public String pattern() {
    return "cache-aside";
  }

  @Override
  public ReadRule with(RuleStatistics other) {
    return new ReadRule(name, methods, key, keyPlace, options, conditions, other);
  }

  @Override
  public boolean isLike(Rule other) {
    return other instanceof ReadRule that
        && name.equals(that.name)
        && patterns().equals(that.patterns())
        && Objects.equals(key, that.key)
        && options.equals(that.options)
        && conditions.areLike(that.conditions);
  }
}
