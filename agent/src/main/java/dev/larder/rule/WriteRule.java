package dev.larder.rule;

import dev.larder.config.WriteSettings.Timing;
import dev.larder.config.WriteSettings.When;
import dev.larder.config.WriteSettings.WritePattern;
import dev.larder.config.source.Located;
import dev.larder.key.KeyTemplate;
import dev.larder.metrics.RuleStatistics;
import dev.larder.rule.called.CalledMethod;
import dev.larder.rule.called.Later;
import dev.larder.rule.clause.MethodRef;
import dev.larder.rule.keys.Reach;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule about a method that makes entries out of date.
 *
 * @param targets what it drops
 * @param timing when
 * @param left what stays in the first target's entry, null if nothing does
 */
public record WriteRule(
    String name,
    List<MethodRef> methods,
    List<Target> targets,
    Timing timing,
    WritePattern pattern,
    @Nullable Left left,
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

  /**
   * What a write leaves in an entry.
   *
   * @param of the read rule whose entry it is
   * @param value a single placeholder
   * @param place where problems of it are reported
   */
  public record Left(ReadRule of, KeyTemplate value, Located place) {
    boolean isLike(Left that) {
      return of.hasEntriesLike(that.of) && value.equals(that.value);
    }
  }

  @Override
  public String word() {
    return pattern.word();
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public WriteRule with(RuleStatistics other) {
    return new WriteRule(name, methods, targets, timing, pattern, left, enabled, other);
  }

  @Override
  public boolean isLike(Rule other) {
    return other instanceof WriteRule that
        && name.equals(that.name)
        && patterns().equals(that.patterns())
        && shown().equals(that.shown())
        && reaches().equals(that.reaches())
        && timing.equals(that.timing)
        && pattern == that.pattern
        && (left == null ? that.left == null : that.left != null && left.isLike(that.left))
        && enabled == that.enabled;
  }

  /** Whether the effect of a method is there when it has returned, and was not before. */
  boolean isReplacing(CalledMethod method) {
    return method.later() == Later.NO && timing.when() != When.BEFORE && timing.settleMillis() == 0;
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
