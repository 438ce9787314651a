package dev.larder.key.function;

import dev.larder.codec.CanonicalText;
import dev.larder.codec.CodecException;
import dev.larder.key.text.StableText;
import dev.larder.key.text.UnstableKeyException;
import java.lang.reflect.Array;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that Larder brings. */
enum BuiltIn implements KeyFunction {
  /** 128 bits of the canonical JSON of any value, in hexadecimal. */
  HASH("hash", String.class, "anything") {
    @Override
    public @Nullable String refusal(Class<?> type) {
      return CanonicalText.refusal(type);
    }

    @Override
    boolean takes(Class<?> type) {
      return true;
    }

    @Override
    public Object apply(Object value) {
      try {
        return StableText.hash(CanonicalText.of(value));
      } catch (CodecException fault) {
        throw new UnstableKeyException(String.valueOf(fault.getMessage()));
      }
    }
  },

  /** Text in lower case, whatever the JVM's language is. */
  LOWER("lower", String.class, "text") {
    @Override
    boolean takes(Class<?> type) {
      return isText(type);
    }

    @Override
    public Object apply(Object value) {
      return text(value).toLowerCase(Locale.ROOT);
    }
  },

  /** Text in upper case, whatever the JVM's language is. */
  UPPER("upper", String.class, "text") {
    @Override
    boolean takes(Class<?> type) {
      return isText(type);
    }

    @Override
    public Object apply(Object value) {
      return text(value).toUpperCase(Locale.ROOT);
    }
  },

  /** The elements in the order of their stable texts. */
  SORTED("sorted", List.class, "collections and arrays") {
    @Override
    boolean takes(Class<?> type) {
      return Collection.class.isAssignableFrom(type)
          || type.isArray()
          || type.isAssignableFrom(Collection.class);
    }

    @Override
    public Object apply(Object value) {
      return Elements.sorted(value);
    }
  },

  /** How many characters, elements or entries there are. */
  LEN("len", Integer.class, "text, collections, maps and arrays") {
    @Override
    boolean takes(Class<?> type) {
      return CharSequence.class.isAssignableFrom(type)
          || Map.class.isAssignableFrom(type)
          || SORTED.takes(type)
          || type.isAssignableFrom(String.class);
    }

    @Override
    public Object apply(Object value) {
      if (value instanceof CharSequence text) {
        return text.length();
      }
      if (value instanceof Map<?, ?> map) {
        return map.size();
      }
      if (value instanceof Collection<?> collection) {
        return collection.size();
      }
      if (value.getClass().isArray()) {
        return Array.getLength(value);
      }
      throw unfit("len", value);
    }
  },

  /** The day of a point in time, in its own zone, else in UTC. */
  DATE("date", LocalDate.class, "dates and times with a date") {
    @Override
    boolean takes(Class<?> type) {
      return Dates.isDate(type);
    }

    @Override
    public Object apply(Object value) {
      LocalDate date = Dates.of(value);
      if (date == null) {
        throw unfit("date", value);
      }
      return date;
    }
  };

  private final String word;
  private final Class<?> result;
  private final String taken;

  BuiltIn(String word, Class<?> result, String taken) {
    this.word = word;
    this.result = result;
    this.taken = taken;
  }

  /** As templates name it. */
  String word() {
    return word;
  }

  abstract boolean takes(Class<?> type);

  @Override
  public @Nullable String refusal(Class<?> type) {
    return takes(type) ? null : word + " takes " + taken;
  }

  @Override
  public Class<?> result() {
    return result;
  }

  private static boolean isText(Class<?> type) {
    return type == char.class
        || type == Character.class
        || type.isEnum()
        || type.isAssignableFrom(String.class);
  }

  private static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof String || value instanceof Character) {
      return value.toString();
    }
    throw new UnstableKeyException("a " + value.getClass().getName() + " is no text");
  }

  private static UnstableKeyException unfit(String word, Object value) {
    return new UnstableKeyException(word + " does not take a " + value.getClass().getName());
  }
}
