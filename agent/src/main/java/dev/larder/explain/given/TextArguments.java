package dev.larder.explain.given;

import dev.larder.rule.called.CalledMethod;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call, made of text by the method's types. A receiver cannot be given: it is
 * null.
 */
public record TextArguments(CalledMethod method, List<String> texts) {
  /** What stands for null, as in a key. */
  private static final String NULL = "~";

  private static final String GIVE_THE_KEY = "give the key itself, as \"key=…\"";

  /** Receiver (unless static) and arguments. */
  public @Nullable Object[] values() throws UnusableException {
    int count = method.parameters().size();
    if (texts.size() != count) {
      throw new UnusableException(
          "takes "
              + (count == 1 ? "1 argument, " : count + " arguments, ")
              + texts.size()
              + " given");
    }
    int receiver = Modifier.isStatic(method.body().getModifiers()) ? 0 : 1;
    @Nullable Object[] values = new @Nullable Object[receiver + count];
    for (int i = 0; i < count; i++) {
      values[receiver + i] = value(i);
    }
    return values;
  }

  private @Nullable Object value(int place) throws UnusableException {
    String text = texts.get(place);
    Class<?> type = method.parameters().get(place);
    if (text.equals(NULL) && !type.isPrimitive()) {
      return null;
    }
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    Function<String, Object> form = TextForms.of(boxed);
    if (form == null) {
      throw new UnusableException(
          named(place)
              + " is of "
              + type.getTypeName()
              + ", which cannot be given as text; give ~ (null) if nothing asks for it, or "
              + GIVE_THE_KEY);
    }
    try {
      return form.apply(text);
    } catch (RuntimeException wrong) {
      throw new UnusableException(
          named(place) + ": \"" + text + "\" is no " + type.getTypeName() + choices(type));
    }
  }

  private static String choices(Class<?> type) {
    if (!type.isEnum()) {
      return "";
    }
    StringBuilder choices = new StringBuilder("; write ");
    Object[] constants = type.getEnumConstants();
    for (int i = 0; i < Math.min(constants.length, 12); i++) {
      choices.append(i == 0 ? "" : " or ").append(((Enum<?>) constants[i]).name());
    }
    return choices.toString();
  }

  /** The arguments as they were read. */
  public String shown() {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      shown.append(i == 0 ? "" : ", ").append(name(i)).append('=').append(texts.get(i));
    }
    return shown.toString();
  }

  private String named(int place) {
    String name = name(place);
    return "argument "
        + (place + 1)
        + (name.equals(String.valueOf(place)) ? "" : " (" + name + ")");
  }

  private String name(int place) {
    return method.names().isEmpty() ? String.valueOf(place) : method.names().get(place);
  }

  /** Says that what the receiver holds cannot be given. */
  public static UnusableException ofReceiver() {
    return new UnusableException(
        "its key asks for {this}, which cannot be given as text; " + GIVE_THE_KEY);
  }
}
