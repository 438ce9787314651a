package dev.larder.codec.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.larder.codec.token.Tree;
import dev.larder.codec.type.EnumConstants;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value that is one JSON token, and with a text form also the key of a map. */
public final class ScalarPart<T> implements Part {
  /** Writes one token. */
  public interface Out<T> {
    void write(JsonGenerator out, T value) throws IOException;
  }

  /** Reads the current token. */
  public interface In<T> {
    T read(JsonParser in) throws IOException;
  }

  /** A value as text and back. */
  public record Text<T>(Function<T, String> of, Function<String, T> parse) {}

  private static final int MAX_KEY_CHARS = 50_000;

  private final Class<T> type;
  private final Out<T> out;
  private final In<T> in;
  private final @Nullable Text<T> text;
  private final boolean changes;

  ScalarPart(Class<T> type, Out<T> out, In<T> in, @Nullable Text<T> text) {
    this(type, out, in, text, false);
  }

  private ScalarPart(Class<T> type, Out<T> out, In<T> in, @Nullable Text<T> text, boolean changes) {
    this.type = type;
    this.out = out;
    this.in = in;
    this.text = text;
    this.changes = changes;
  }

  /** The same for a type whose values can change. */
  ScalarPart<T> changing() {
    return new ScalarPart<>(type, out, in, text, true);
  }

  /** Whether its values can change, so that two references to one are more than to equal ones. */
  public boolean changes() {
    return changes;
  }

  static <T> ScalarPart<T> ofText(
      Class<T> type, Function<T, String> of, Function<String, T> parse) {
    return new ScalarPart<>(
        type,
        (out, value) -> out.writeString(of.apply(value)),
        in -> {
          Part.expect(in, JsonToken.VALUE_STRING);
          return parse.apply(in.getText());
        },
        new Text<>(of, parse));
  }

  /**
   * For types some of whose values have no exact text: each is parsed back before it is written.
   */
  static <T> ScalarPart<T> ofCheckedText(
      Class<T> type, Function<T, String> of, Function<String, T> parse) {
    return ofText(
        type,
        value -> {
          String text = of.apply(value);
          if (!parse.apply(text).equals(value)) {
            throw new IllegalArgumentException("a " + type.getName() + " has no exact text");
          }
          return text;
        },
        parse);
  }

  public Class<T> type() {
    return type;
  }

  public boolean isKey() {
    return text != null;
  }

  public String toKey(@Nullable Object key) throws IOException {
    if (key == null) {
      throw new IOException("a map with a null key cannot be rebuilt");
    }
    String name = keyText().of().apply(checked(key));
    if (name.length() > MAX_KEY_CHARS) {
      throw new IOException("a map key has more than " + MAX_KEY_CHARS + " characters");
    }
    return name;
  }

  public Object fromKey(String name) {
    return keyText().parse().apply(name);
  }

  private Text<T> keyText() {
    if (text == null) {
      throw new IllegalStateException(type.getName() + " is no map key");
    }
    return text;
  }

  /** Whether a value is of this type, and comes back as what it is. */
  public boolean isOf(Object value) {
    // Constants of an enum and time zones are of subclasses that their text brings back.
    boolean exact = value.getClass() == type || type.isEnum() || type == java.time.ZoneId.class;
    return exact && type.isInstance(value);
  }

  private T checked(Object value) throws IOException {
    if (!isOf(value)) {
      throw Part.unknownClass(value, type.getTypeName());
    }
    return type.cast(value);
  }

  @Override
  public void write(Object value, JsonGenerator generator) throws IOException {
    T checked = checked(value);
    if (changes) {
      Tree.meet(value, generator);
    }
    out.write(generator, checked);
  }

  @Override
  public Object read(JsonParser parser) throws IOException {
    return in.read(parser);
  }

  @Override
  public void describe(StringBuilder description, Set<String> seen) {
    description.append(type.getName());
    if (type.isEnum() && seen.add(type.getName())) {
      for (String constant : new TreeSet<>(EnumConstants.names(type))) {
        description.append(' ').append(constant);
      }
    }
    description.append(';');
  }
}
