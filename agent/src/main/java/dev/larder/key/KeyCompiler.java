package dev.larder.key;

import dev.larder.key.CompiledKey.Mark;
import dev.larder.key.CompiledKey.Slot;
import dev.larder.key.CompiledKey.Source;
import dev.larder.key.Part.Joined;
import dev.larder.key.Part.Literal;
import dev.larder.key.Part.Placeholder;
import dev.larder.key.text.StableText;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles templates. Between two placeholders stands text; at least one of its characters must not
 * occur in the text of the value before it, or two different calls could share a key. A character
 * that is always encoded, such as {@code :}, does that by itself; a bare one, such as {@code -}, is
 * encoded in the value before it ({@code {a}-{b}} of "x-y" and "z" is {@code x%2Dy-z}); where
 * neither is there, the template is refused.
 */
public final class KeyCompiler {
  private static final MethodHandle CANONICAL = handle(Slot.class, "canonical");
  private static final MethodHandle JOINED = handle(CompiledKey.class, "joined");

  private static final MethodHandle WHOLE = constructorOfWhole();

  private final KeyScope scope;
  private final boolean joined;
  private final List<String> literals = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();

  private KeyCompiler(KeyScope scope, boolean joined) {
    this.scope = scope;
    this.joined = joined;
  }

  /**
   * Binds a template to a method.
   *
   * @throws TemplateException if the method has no such parameter or property, or one without a
   *     stable text
   */
  public static CompiledKey compile(KeyTemplate template, KeyScope scope) throws TemplateException {
    return new KeyCompiler(scope, false).compile(template.parts());
  }

  private CompiledKey compile(List<Part> parts) throws TemplateException {
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Literal text) {
        literal.append(text.text());
        continue;
      }
      literals.add(literal.toString());
      literal.setLength(0);
      slots.add(slot(parts, i));
    }
    literals.add(literal.toString());
    return new CompiledKey(literals, slots, scope.width());
  }

  private Slot slot(List<Part> parts, int at) throws TemplateException {
    if (parts.get(at) instanceof Joined text) {
      CompiledKey inner = new KeyCompiler(scope, true).compile(text.parts());
      char stop = joined ? 0 : stop(parts, at, Form.TEXT);
      return new Slot(
          Form.TEXT,
          Mark.NULL,
          stop,
          (site, slot) ->
              MethodHandles.filterReturnValue(inner.values(site), JOINED.bindTo(inner)));
    }
    return placeholder((Placeholder) parts.get(at), parts, at);
  }

  private Slot placeholder(Placeholder hole, List<Part> parts, int at) throws TemplateException {
    int argument = scope.argument(hole.root());
    Property property = Property.of(scope, argument, hole);
    Form form = form(property.type(), hole);
    String otherwise =
        property.type().isPrimitive() && property.get() == null ? null : hole.otherwise();
    if (otherwise != null && form != Form.TEXT && form != Form.NAME) {
      form = joined ? Form.LOOSE : Form.SPELLED;
    }
    char stop = joined ? 0 : stop(parts, at, form);
    return new Slot(
        form,
        otherwise == null ? Mark.NULL : otherwise(form, otherwise),
        stop,
        property.get() == null && form != Form.SPELLED && form != Form.LOOSE
            ? new Parameter(argument)
            : (site, slot) -> handle(site, argument, property.get(), slot));
  }

  /** A parameter as it is: to take it again costs nothing and gives the same. */
  record Parameter(int argument) implements Source {
    @Override
    public MethodHandle handle(MethodType site, Slot slot) {
      return KeyCompiler.handle(site, argument, null, slot);
    }
  }

  private Form form(Class<?> type, Placeholder hole) throws TemplateException {
    Form form = Form.of(type);
    if (form == null) {
      throw new TemplateException(
          hole + " is a " + type.getName() + ", which has no stable text",
          Property.cure(type, hole),
          0);
    }
    return joined && form == Form.SPELLED ? Form.LOOSE : form;
  }

  private static Object otherwise(Form form, String text) {
    if (form != Form.SPELLED) {
      return text;
    }
    StringBuilder encoded = new StringBuilder();
    StableText.encode(encoded, text);
    return encoded.toString();
  }

  private static MethodHandle handle(
      MethodType site, int argument, @Nullable MethodHandle property, Slot slot) {
    Class<?> type = site.parameterType(argument);
    MethodHandle value =
        type.isPrimitive() && property == null
            ? boxed(type)
            : canonical(property, slot).asType(MethodType.methodType(Object.class, type));
    return MethodHandles.permuteArguments(value, site, argument);
  }

  private static MethodHandle boxed(Class<?> type) {
    MethodHandle box = Form.of(type) == Form.WHOLE ? WHOLE : MethodHandles.identity(type);
    return box.asType(MethodType.methodType(Object.class, type));
  }

  private static MethodHandle canonical(@Nullable MethodHandle property, Slot slot) {
    MethodHandle canonical = CANONICAL.bindTo(slot);
    return property == null ? canonical : MethodHandles.filterReturnValue(property, canonical);
  }

  /** The character to encode in the value's text, 0 if none needs to be. */
  private static char stop(List<Part> parts, int at, Form form) throws TemplateException {
    StringBuilder between = new StringBuilder();
    int next = at + 1;
    while (next < parts.size() && parts.get(next) instanceof Literal text) {
      between.append(text.text());
      next++;
    }
    if (next == parts.size()) {
      return 0;
    }
    char stop = 0;
    for (int i = 0; i < between.length(); i++) {
      char c = between.charAt(i);
      if (endsValue(c, form)) {
        return 0;
      }
      if (stop == 0 && StableText.isBare(c) && "0123456789ABCDEF".indexOf(c) < 0) {
        stop = c;
      }
    }
    if (stop == 0) {
      throw new TemplateException(
          "nothing tells where " + shown(parts.get(at)) + " ends and the next placeholder begins",
          "put a \":\" between them",
          0);
    }
    return stop;
  }

  private static boolean endsValue(char c, Form form) {
    return !StableText.isBare(c)
        && c != '~'
        && c != '%'
        && (form != Form.SPELLED || StableText.STRUCTURE.indexOf(c) < 0);
  }

  private static String shown(Part part) {
    return part instanceof Joined joined ? "{" + joined.root() + "}" : part.toString();
  }

  private static MethodHandle constructorOfWhole() {
    try {
      return MethodHandles.lookup()
          .findConstructor(Whole.class, MethodType.methodType(void.class, long.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static MethodHandle handle(Class<?> owner, String method) {
    try {
      return MethodHandles.lookup()
          .findVirtual(owner, method, MethodType.methodType(Object.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * The canonical value of a primitive whole number. Beside {@code Long} it has no cache of small
   * ones, which keeps the JIT from seeing that a box is not needed: a look into this JVM's entries
   * makes none on the heap. Immutable.
   */
  static final class Whole extends Number {
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
}
