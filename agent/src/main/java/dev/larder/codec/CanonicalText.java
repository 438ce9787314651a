package dev.larder.codec;

import dev.larder.codec.shape.Shape;
import dev.larder.codec.token.TokenFormat;
import dev.larder.codec.type.Refusal;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Any value as JSON that is the same for equal values and another for others, by the classes of the
 * values themselves and by their fields. It is made to be hashed and never read back: sets and maps
 * are sorted, and whatever JSON does not tell apart is named with its class. A whole number is the
 * same whatever its type is, and an array is the same as a list, as in keys. Thread-safe.
 */
public final class CanonicalText {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_CHARS = 1 << 20;
  private static final Set<Class<?>> WHOLE =
      Set.of(Byte.class, Short.class, Integer.class, Long.class);

  /**
   * How the objects of a class are written.
   *
   * @param fields of a class of the application, by name
   * @param shape of a class of the JDK
   * @param refusal why they are not
   */
  private record Layout(List<Field> fields, @Nullable Shape shape, @Nullable String refusal) {
    static Layout refused(String reason) {
      return new Layout(List.of(), null, reason);
    }
  }

  private static final ClassValue<Layout> LAYOUTS =
      new ClassValue<>() {
        @Override
        protected Layout computeValue(Class<?> type) {
          return layout(type);
        }
      };

  private final StringBuilder text = new StringBuilder();

  private CanonicalText() {}

  /**
   * The text of a value.
   *
   * @throws CodecException when something in it has no content that could be told: an open
   *     resource, a lambda, a class of the JDK that is not known; or when it is too deep or too
   *     large
   */
  public static String of(Object value) throws CodecException {
    CanonicalText canonical = new CanonicalText();
    canonical.write(value, 0);
    return canonical.text.toString();
  }

  /** Why no value of a static type has a text; null where the value itself decides. */
  public static @Nullable String refusal(Class<?> type) {
    boolean isOpen =
        type.isPrimitive()
            || type.isArray()
            || type.isEnum()
            || Modifier.isAbstract(type.getModifiers())
            || type == Object.class
            || isContainer(type);
    return isOpen ? null : LAYOUTS.get(type).refusal();
  }

  private static boolean isContainer(Class<?> type) {
    return Collection.class.isAssignableFrom(type)
        || Map.class.isAssignableFrom(type)
        || type == Optional.class;
  }

  private void write(@Nullable Object value, int depth) throws CodecException {
    if (depth > MAX_DEPTH || text.length() > MAX_CHARS) {
      throw new CodecException("the value is too deep or too large to be hashed");
    }
    if (value == null || value instanceof Boolean || WHOLE.contains(value.getClass())) {
      text.append(value);
    } else if (value instanceof String string) {
      quote(string);
    } else if (value instanceof Enum<?> constant) {
      name(constant.getDeclaringClass());
      quote(constant.name());
      text.append('}');
    } else if (!writeSeveral(value, depth + 1)) {
      writeObject(value, depth + 1);
    }
  }

  private boolean writeSeveral(Object value, int depth) throws CodecException {
    if (value instanceof Set<?> set) {
      sorted("set", texts(set, depth));
    } else if (value instanceof Map<?, ?> map) {
      sorted("map", entries(map, depth));
    } else if (value instanceof Collection<?> collection) {
      list(texts(collection, depth));
    } else if (value.getClass().isArray()) {
      list(texts(elements(value), depth));
    } else if (value instanceof Optional<?> optional) {
      sorted("optional", texts(optional.stream().toList(), depth));
    } else {
      return false;
    }
    return true;
  }

  private static List<String> texts(Collection<?> values, int depth) throws CodecException {
    List<String> texts = new ArrayList<>(values.size());
    for (Object value : values) {
      texts.add(part(value, depth));
    }
    return texts;
  }

  private static List<String> entries(Map<?, ?> map, int depth) throws CodecException {
    List<String> texts = new ArrayList<>(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      texts.add('[' + part(entry.getKey(), depth) + ',' + part(entry.getValue(), depth) + ']');
    }
    return texts;
  }

  private static String part(@Nullable Object value, int depth) throws CodecException {
    CanonicalText part = new CanonicalText();
    part.write(value, depth);
    return part.text.toString();
  }

  private static List<@Nullable Object> elements(Object array) {
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      elements.add(Array.get(array, i));
    }
    return elements;
  }

  private void sorted(String kind, List<String> texts) {
    Collections.sort(texts);
    text.append("{\"").append(kind).append("\":");
    list(texts);
    text.append('}');
  }

  private void list(List<String> texts) {
    text.append('[').append(String.join(",", texts)).append(']');
  }

  private void writeObject(Object value, int depth) throws CodecException {
    Layout layout = LAYOUTS.get(value.getClass());
    if (layout.refusal() != null) {
      throw new CodecException("cannot be hashed: " + layout.refusal());
    }
    name(value.getClass());
    Shape shape = layout.shape();
    if (shape != null) {
      writeKnown(value, shape);
    } else {
      writeFields(value, layout, depth);
    }
    text.append('}');
  }

  private void writeKnown(Object value, Shape shape) throws CodecException {
    try {
      text.append(
          new String(shape.write(value, TokenFormat.JSON, twice -> true), StandardCharsets.UTF_8));
    } catch (IOException fault) {
      throw new CodecException("cannot be hashed: " + fault.getMessage(), fault);
    }
  }

  private void writeFields(Object value, Layout layout, int depth) throws CodecException {
    String separator = "{";
    for (Field field : layout.fields()) {
      text.append(separator);
      quote(field.getName());
      text.append(':');
      write(ObjectFields.valueOf(field, value), depth);
      separator = ",";
    }
    text.append(layout.fields().isEmpty() ? "{}" : "}");
  }

  private static Layout layout(Class<?> type) {
    try {
      if (type.getClassLoader() == null) {
        return new Layout(List.of(), Shape.of(type), null);
      }
      Refusal.check(type);
    } catch (Refusal refusal) {
      return Layout.refused(refusal.reason());
    }
    ObjectFields fields = ObjectFields.of(type);
    List<Field> sorted = new ArrayList<>(fields.fields());
    sorted.sort(Comparator.comparing(Field::getName));
    return fields.areReadable()
        ? new Layout(sorted, null, null)
        : Layout.refused(type.getName() + " is closed to reflection");
  }

  private void name(Class<?> type) {
    text.append('{');
    quote(type.getName());
    text.append(':');
  }

  /** In ASCII, lone surrogates too: a hash of UTF-8 would take them for question marks. */
  private void quote(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        text.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
