package dev.larder.rule;

import dev.larder.config.ReadOptions;
import dev.larder.config.source.Located;
import dev.larder.key.KeyTemplate;
import dev.larder.metrics.RuleStatistics;
import dev.larder.rule.clause.Conditions;
import dev.larder.rule.clause.MethodRef;
import dev.larder.rule.keys.EntryMarks;
import dev.larder.rule.tag.TagTemplate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule about a method whose results are cached.
 *
 * @param key null: the method's name and every argument
 * @param keyPlace where problems of the key are reported
 * @param marks what its entries carry versions of
 * @param conditions on single calls
 */
public record ReadRule(
    String name,
    List<MethodRef> methods,
    @Nullable KeyTemplate key,
    Located keyPlace,
    EntryMarks marks,
    ReadOptions options,
    Conditions conditions,
    RuleStatistics statistics)
    implements Rule {

  @Override
  public boolean enabled() {
    return options.enabled();
  }

  /** What its entries are dropped by. */
  public List<TagTemplate> tags() {
    return marks.tags();
  }

  @Override
  public String word() {
    return options.loading().pattern().word();
  }

  @Override
  public ReadRule with(RuleStatistics other) {
    return new ReadRule(name, methods, key, keyPlace, marks, options, conditions, other);
  }

  /**
   * Whether entries can be told by their keys alone: a call of another method cannot tell the tags
   * and conditions of a read's call.
   */
  public boolean isOfKeyAlone() {
    return marks.tags().isEmpty()
        && marks.patterns().isEmpty()
        && conditions.when() == null
        && conditions.unless() == null;
  }

  /** Whether another rule's entries may be taken for those of this one, and are dropped alike. */
  boolean hasEntriesLike(ReadRule that) {
    return name.equals(that.name)
        && patterns().equals(that.patterns())
        && Objects.equals(key, that.key)
        && marks.equals(that.marks)
        && isPlain() == that.isPlain();
  }

  /** Whether its entries are what programs in other languages share. */
  public boolean isPlain() {
    return options.isPlain();
  }

  @Override
  public boolean isLike(Rule other) {
    return other instanceof ReadRule that
        && hasEntriesLike(that)
        && options.equals(that.options)
        && conditions.areLike(that.conditions);
  }
}
