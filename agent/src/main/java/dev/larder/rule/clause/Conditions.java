package dev.larder.rule.clause;

import dev.larder.condition.Condition;
import dev.larder.config.source.Passage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a read rule says of single calls.
 *
 * @param when which calls it is about; null: all
 * @param unless which results it does not keep; null: none
 */
public record Conditions(@Nullable Placed when, @Nullable Placed unless) {
  /** A condition and where the rule file says it. */
  public record Placed(Condition condition, Passage place) {}

  /** Whether others say the same, wherever in a file they stand. */
  public boolean areLike(Conditions other) {
    return Objects.equals(text(when), text(other.when))
        && Objects.equals(text(unless), text(other.unless));
  }

  private static @Nullable Condition text(@Nullable Placed placed) {
    return placed == null ? null : placed.condition();
  }
}
