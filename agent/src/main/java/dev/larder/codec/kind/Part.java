package dev.larder.codec.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One node of a shape: writes and reads the values of one resolved type. Thread-safe once built.
 */
public interface Part {
  /** Writes a value; fails when its class is not exactly one that {@link #read} would build. */
  void write(Object value, JsonGenerator out) throws IOException;

  /** Reads the value that begins at the current token and leaves its last token current. */
  Object read(JsonParser in) throws IOException;

  /** Adds a stable text of the structure; {@code seen} ends recursion. */
  void describe(StringBuilder text, Set<String> seen);

  default void writeNullable(@Nullable Object value, JsonGenerator out) throws IOException {
    if (value == null) {
      out.writeNull();
    } else {
      write(value, out);
    }
  }

  default @Nullable Object readNullable(JsonParser in) throws IOException {
    return in.hasToken(JsonToken.VALUE_NULL) ? null : read(in);
  }

  static void expect(JsonParser in, JsonToken token) throws IOException {
    if (!in.hasToken(token)) {
      throw new IOException("expected " + token + ", found " + in.currentToken());
    }
  }

  static IOException unknownClass(Object value, String declared) {
    String type = value.getClass().getTypeName();
    return new IOException(
        Order.isUnnamed(value)
            ? type + " is sorted by a comparator that cannot be named"
            : "a value of " + type + " stands where the type says " + declared);
  }
}
