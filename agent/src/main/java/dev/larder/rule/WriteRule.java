package dev.larder.rule;

import dev.larder.config.WriteSettings.Timing;
import dev.larder.config.source.Located;
import dev.larder.key.KeyTemplate;
import dev.larder.metrics.RuleStatistics;
import dev.larder.rule.keys.Reach;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule about a method that makes entries out of date.
 *
 * @param targets what it drops
 * @param timing when
 */
public record WriteRule(
    String name,
    List<MethodRef> methods,
    List<Target> targets,
    Timing timing,
    boolean enabled,
    RuleStatistics statistics)
    implements Rule {

  /**
   * A key, a tag, a whole rule or a pattern of keys that a write drops.
   *
   * @param key over the write's own parameters
   * @param place where problems of the key are reported
   * @param prefix what the key's text is put behind, without the namespace
   * @param reach of a pattern, else null
   */
  public record Target(KeyTemplate key, Located place, String prefix, @Nullable Reach reach) {
    /** One that is no pattern. */
    public Target(KeyTemplate key, Located place, String prefix) {
      this(key, place, prefix, null);
    }

    /** What it drops, as it would be written. */
    public String shown() {
      return reach == null ? prefix + key : reach.shown();
    }
  }

  @Override
  public String pattern() {
    return "invalidate";
  }

  @Override
  public WriteRule with(RuleStatistics other) {
    return new WriteRule(name, methods, targets, timing, enabled, other);
  }

  @Override
  public boolean isLike(Rule other) {
    return other instanceof WriteRule that
        && name.equals(that.name)
        && patterns().equals(that.patterns())
        && shown().equals(that.shown())
        && reaches().equals(that.reaches())
        && timing.equals(that.timing)
        && enabled == that.enabled;
  }

  /** Of its patterns, in their order. */
  public List<Reach> reaches() {
    List<Reach> reaches = new ArrayList<>();
    for (Target target : targets) {
      if (target.reach() != null) {
        reaches.add(target.reach());
      }
    }
    return reaches;
  }

  private List<String> shown() {
    List<String> shown = new ArrayList<>();
    for (Target target : targets) {
      shown.add(target.shown());
    }
    return shown;
  }
}
