package dev.larder.condition;

import dev.larder.key.Part.Placeholder;
import org.jspecify.annotations.Nullable;

/** A condition as a tree. */
sealed interface Expression {
  /** Where it begins in the text. */
  int offset();

  /** Both hold; the right one is asked only if the left one does. */
  record Both(Expression left, Expression right) implements Expression {
    @Override
    public int offset() {
      return left.offset();
    }
  }

  /** One holds; the right one is asked only if the left one does not. */
  record Either(Expression left, Expression right) implements Expression {
    @Override
    public int offset() {
      return left.offset();
    }
  }

  /** It does not hold. */
  record Not(Expression of, int offset) implements Expression {}

  /** Two values compare so. */
  record Comparison(Expression left, Operator operator, Expression right) implements Expression {
    @Override
    public int offset() {
      return left.offset();
    }
  }

  /** A value of the call. */
  record Value(Placeholder hole, int offset) implements Expression {}

  /**
   * A value that the text says.
   *
   * @param value a {@code BigDecimal}, {@code String}, {@code Boolean} or null
   */
  record Constant(@Nullable Object value, String written, int offset) implements Expression {}
}
