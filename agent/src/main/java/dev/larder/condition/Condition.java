package dev.larder.condition;

import dev.larder.condition.Expression.Both;
import dev.larder.condition.Expression.Comparison;
import dev.larder.condition.Expression.Either;
import dev.larder.condition.Expression.Not;
import dev.larder.condition.Expression.Value;
import dev.larder.key.Part.Placeholder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition as written: not yet bound to the types of a method. Immutable. */
public final class Condition {
  /** The root of a placeholder that stands for what the method returned. */
  public static final String RESULT = "result";

  private final String text;
  private final Expression root;

  private Condition(String text, Expression root) {
    this.text = text;
    this.root = root;
  }

  /**
   * Reads text such as <code>{page} &lt; 10 &amp;&amp; {customer} != null</code>.
   *
   * @throws ConditionException if the text is no condition
   */
  public static Condition parse(String text) throws ConditionException {
    return new Condition(text, new ConditionParser(text).parse());
  }

  Expression root() {
    return root;
  }

  /** Whether to ask it runs no code of the application: it looks at arguments as they are. */
  public boolean isPlain() {
    for (Placeholder hole : placeholders()) {
      if (!hole.path().isEmpty() || !hole.functions().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Whether it looks at anything but the result. */
  public boolean asksForArguments() {
    for (Placeholder hole : placeholders()) {
      if (!hole.root().equals(RESULT)) {
        return true;
      }
    }
    return false;
  }

  /** The names, positions and {@code this} that it looks at. */
  public Set<String> roots() {
    Set<String> roots = new LinkedHashSet<>();
    placeholders().forEach(hole -> roots.add(hole.root()));
    return roots;
  }

  private List<Placeholder> placeholders() {
    List<Placeholder> found = new ArrayList<>();
    collect(root, found);
    return found;
  }

  private static void collect(Expression at, List<Placeholder> found) {
    if (at instanceof Value value) {
      found.add(value.hole());
    } else if (at instanceof Not not) {
      collect(not.of(), found);
    } else if (at instanceof Both both) {
      collect(both.left(), found);
      collect(both.right(), found);
    } else if (at instanceof Either either) {
      collect(either.left(), found);
      collect(either.right(), found);
    } else if (at instanceof Comparison comparison) {
      collect(comparison.left(), found);
      collect(comparison.right(), found);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Condition that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
