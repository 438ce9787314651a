package dev.larder.codec.token;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.function.Predicate;

/** The tokens of one value as a tree, which has one place for each object. For one thread. */
public final class Tree extends JsonGeneratorDelegate {
  private final Predicate<Object> isImmutable;

  /** Those that were written, and whether it has been proven that they cannot change. */
  private final IdentityHashMap<Object, Boolean> met = new IdentityHashMap<>();

  /**
   * Writes to another generator.
   *
   * @param isImmutable whether two equal objects are as good as one
   */
  public Tree(JsonGenerator out, Predicate<Object> isImmutable) {
    super(out);
    this.isImmutable = isImmutable;
  }

  /** An object is about to be written; one that can change must not have been before. */
  public static void meet(Object value, JsonGenerator out) throws IOException {
    if (out instanceof Tree tree && !tree.mayMeet(value)) {
      throw new IOException(
          "one " + value.getClass().getTypeName() + " stands in two places or in a circle");
    }
  }

  private boolean mayMeet(Object value) {
    Boolean proven = met.putIfAbsent(value, false);
    if (proven == null || proven) {
      return true;
    }
    boolean isProven = isImmutable.test(value);
    met.put(value, isProven);
    return isProven;
  }

  @Override
  public void writeFieldName(String name) throws IOException {
    Halves.refuse(name);
    super.writeFieldName(name);
  }
}
