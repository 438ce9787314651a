package dev.larder.rule;

import dev.larder.config.source.Located;
import dev.larder.key.KeyTemplate;
import dev.larder.metrics.RuleStatistics;
import dev.larder.rule.clause.MethodRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule about a method of many ids, each of which has the entry of a read of one.
 *
 * @param of the read
 * @param ids the parameter
 * @param id where a value has its id, over {@code result}; null if nothing says it
 */
public record BatchRule(
    String name,
    List<MethodRef> methods,
    ReadRule of,
    Located ids,
    @Nullable Id id,
    boolean enabled,
    RuleStatistics statistics)
    implements Rule {
  /** A template of one placeholder. */
  public record Id(KeyTemplate template, Located place) {}

  @Override
  public String word() {
    return "batch";
  }

  @Override
  public BatchRule with(RuleStatistics other) {
    return new BatchRule(name, methods, of, ids, id, enabled, other);
  }

  @Override
  public boolean isLike(Rule other) {
    return other instanceof BatchRule that
        && name.equals(that.name)
        && patterns().equals(that.patterns())
        && of.isLike(that.of)
        && ids.text().equals(that.ids.text())
        && idText().equals(that.idText())
        && enabled == that.enabled;
  }

  private String idText() {
    return id == null ? "" : id.template().toString();
  }
}
