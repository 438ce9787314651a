package dev.larder.rule;

import dev.larder.engine.Plan;
import dev.larder.key.CompiledKey;
import org.jspecify.annotations.Nullable;

/**
 * What a rule runs in one method.
 *
 * @param key makes the plan's input of a call; null: the input is the array of receiver and
 *     arguments
 */
public record Planned(Plan plan, @Nullable CompiledKey key) {}
