package dev.larder.key;

import dev.larder.key.text.StableText;
import dev.larder.key.text.UnstableKeyException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A template bound to the types of one method: takes the values of a key out of the arguments, and
 * makes the key's text of them. Immutable and thread-safe. It may hold classes of the application;
 * the values and texts that it makes never do.
 *
 * <p>Values are equal exactly when their texts are. Text is read from left to right without doubt:
 * after each placeholder stands a character that its text cannot contain, because it is encoded
 * there (see {@link KeyCompiler}).
 */
public final class CompiledKey {
  /** A key of more bytes ends in a hash. */
  private static final int MAX_BYTES = 200;

  private static final String HASH = "~#";
  private static final int HASH_CHARS = 32;

  /** How much of the leading text stays before the hash; at most three bytes each. */
  private static final int PREFIX_CHARS = 48;

  private static final MethodHandle TWO = constructorOfTwo();

  private final List<String> literals;
  private final List<Slot> slots;
  private final int bytesBeyondChars;
  private final int arguments;
  private final Predicate<String> kept;

  /**
   * @param literals the text before each slot and, last, the text at the end
   */
  CompiledKey(List<String> literals, List<Slot> slots, int arguments) {
    this(literals, slots, arguments, whole -> false);
  }

  private CompiledKey(
      List<String> literals, List<Slot> slots, int arguments, Predicate<String> kept) {
    this.literals = List.copyOf(literals);
    this.slots = List.copyOf(slots);
    this.arguments = arguments;
    this.bytesBeyondChars = bytesBeyondChars(literals);
    this.kept = kept;
  }

  /** The same, where keys that this holds for stay whole, however long: others write them, too. */
  public CompiledKey keeping(Predicate<String> whole) {
    return new CompiledKey(literals, slots, arguments, whole);
  }

  /**
   * A handle that takes the key's values out of a call's arguments, as one immutable object with
   * {@code equals} and {@code hashCode}. It throws {@link UnstableKeyException} for a call that has
   * no key, and whatever a property's getter throws.
   *
   * @param site receiver (unless static) and parameters, primitives kept, references erased to
   *     {@code Object}; returns {@code Object}
   * @return a handle of exactly that type
   */
  public MethodHandle values(MethodType site) {
    if (site.parameterCount() != arguments || site.returnType() != Object.class) {
      throw new IllegalArgumentException(site + " does not fit " + arguments + " arguments");
    }
    if (slots.isEmpty()) {
      MethodHandle constant = MethodHandles.constant(Object.class, Mark.NONE);
      return MethodHandles.dropArguments(constant, 0, site.parameterList());
    }
    int last = slots.size() - 1;
    MethodHandle all = slots.get(last).handle(site);
    for (int i = last - 1; i >= 0; i--) {
      MethodHandle both = MethodHandles.dropArguments(TWO, 2, site.parameterList());
      all =
          MethodHandles.foldArguments(
              MethodHandles.foldArguments(both, 1, all), 0, slots.get(i).handle(site));
    }
    return all;
  }

  /** Whether it costs nothing to take the values of a call twice. */
  public boolean isCheap() {
    for (Slot slot : slots) {
      if (!(slot.source instanceof KeyCompiler.Parameter)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The key, without the namespace.
   *
   * @param values what a handle of {@link #values} gave
   */
  public String text(Object values) {
    StringBuilder text = new StringBuilder(64);
    write(text, values, true);
    return text.length() + bytesBeyondChars > MAX_BYTES && !kept.test(text.toString())
        ? shortened(text)
        : text.toString();
  }

  /** The same, however long it is. */
  public String whole(Object values) {
    StringBuilder text = new StringBuilder(64);
    write(text, values, true);
    return text.toString();
  }

  /**
   * The values of a call that gives each placeholder one of these; an enum constant is given by its
   * name.
   */
  Object values(List<Object> given) {
    Object values = Mark.NONE;
    for (int i = slots.size() - 1; i >= 0; i--) {
      Object value = given.get(i);
      Object canonical = value instanceof String ? value : slots.get(i).canonical(value);
      values = i == slots.size() - 1 ? canonical : new Two(canonical, values);
    }
    return values;
  }

  /** The text of one value that several parts make, not encoded. */
  Object joined(Object values) {
    StringBuilder text = new StringBuilder();
    write(text, values, false);
    return text.toString();
  }

  private void write(StringBuilder to, Object values, boolean encoded) {
    int last = slots.size() - 1;
    Object rest = values;
    for (int i = 0; i <= last; i++) {
      to.append(literals.get(i));
      Object value = rest;
      if (i < last) {
        Two two = (Two) rest;
        value = two.first();
        rest = two.rest();
      }
      if (encoded) {
        slots.get(i).write(to, value);
      } else {
        to.append(value);
      }
    }
    to.append(literals.get(last + 1));
  }

  /** Whether a key is one that was too long, of which the end is a hash of the whole. */
  public static boolean isShortened(String key) {
    int hash = key.length() - HASH_CHARS;
    return hash >= HASH.length()
        && key.startsWith(HASH, hash - HASH.length())
        && key.chars().skip(hash).allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private String shortened(StringBuilder text) {
    return staying(literals.get(0)) + HASH + StableText.hash(text);
  }

  /** What every key begins with whose template begins with this, however long it is. */
  static String staying(String lead) {
    int end = Math.min(lead.length(), PREFIX_CHARS);
    if (end > 0 && Character.isHighSurrogate(lead.charAt(end - 1))) {
      end--;
    }
    return lead.substring(0, end);
  }

  private static int bytesBeyondChars(List<String> literals) {
    int more = 0;
    for (String literal : literals) {
      for (int i = 0; i < literal.length(); i++) {
        char c = literal.charAt(i);
        more += c < 0x80 ? 0 : c < 0x800 ? 1 : 2;
      }
    }
    return more;
  }

  /**
   * One value of the key.
   *
   * @param form how it becomes canonical and text
   * @param otherwise the canonical value that stands for null
   * @param stop a character to encode as well, 0 for none
   * @param source where it is taken from
   */
  record Slot(Form form, Object otherwise, char stop, Source source) {
    MethodHandle handle(MethodType site) {
      return source.handle(site, this);
    }

    Object canonical(@Nullable Object value) {
      return value == null ? otherwise : form.canonical(value);
    }

    void write(StringBuilder to, Object canonical) {
      int start = to.length();
      if (canonical == Mark.NULL) {
        to.append('~');
      } else {
        form.write(to, canonical);
      }
      if (stop != 0) {
        hideStop(to, start);
      }
    }

    private void hideStop(StringBuilder to, int start) {
      String text = to.substring(start);
      if (text.indexOf(stop) < 0) {
        return;
      }
      to.setLength(start);
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == stop) {
          StableText.percent(to, c);
        } else {
          to.append(c);
        }
      }
    }
  }

  /** Where a slot's value comes from, as a handle of the site's type. */
  interface Source {
    MethodHandle handle(MethodType site, Slot slot);
  }

  /** One value and those after it: a list without an array. */
  record Two(Object first, Object rest) {
    /** Written out: what the compiler makes is too deep for the JIT to see that nothing escapes. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Two two && first.equals(two.first) && rest.equals(two.rest);
    }

    @Override
    public int hashCode() {
      return 31 * first.hashCode() + rest.hashCode();
    }
  }

  /** What stands among the values beside canonical values themselves. */
  enum Mark {
    /** The key has no placeholder. */
    NONE,
    /** The value is null. */
    NULL;

    @Override
    public String toString() {
      return "~";
    }
  }

  private static MethodHandle constructorOfTwo() {
    try {
      MethodType type = MethodType.methodType(void.class, Object.class, Object.class);
      return MethodHandles.lookup()
          .findConstructor(Two.class, type)
          .asType(MethodType.genericMethodType(2));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
