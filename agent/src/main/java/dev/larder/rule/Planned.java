package dev.larder.rule;

import dev.larder.engine.Plan;
import dev.larder.key.CompiledKey;
import dev.larder.rule.clause.SiteConditions;
import org.jspecify.annotations.Nullable;

/**
 * What a rule runs in one method.
 *
 * @param key makes the plan's input of a call; null: the input is the array of receiver and
 *     arguments
 * @param conditions what has to hold before the plan is asked; none without a key
 */
public record Planned(Plan plan, @Nullable CompiledKey key, SiteConditions conditions) {
  /** For every call. */
  public Planned(Plan plan, @Nullable CompiledKey key) {
    this(plan, key, SiteConditions.NONE);
  }
}
