package dev.larder.key;

/**
 * The canonical value of a primitive whole number. Beside {@code Long} it has no cache of small
 * ones, which keeps the JIT from seeing that a box is not needed: a look into this JVM's entries
 * makes none on the heap. Immutable.
 */
final class Whole extends Number {
  private static final long serialVersionUID = 1;

  private final long value;

  Whole(long value) {
    this.value = value;
  }

  @Override
  public long longValue() {
    return value;
  }

  @Override
  public int intValue() {
    return (int) value;
  }

  @Override
  public float floatValue() {
    return value;
  }

  @Override
  public double doubleValue() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Whole whole && whole.value == value;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }

  /** Its digits. */
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
