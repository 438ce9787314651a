package dev.larder.key;

import dev.larder.key.function.KeyFunctions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a template may speak of: the receiver and the parameters of one method, and after the call
 * what it returned. Immutable.
 */
public final class KeyScope {
  private final @Nullable Class<?> receiver;
  private final List<KeyParameter> parameters;
  private final @Nullable Class<?> result;
  private final KeyFunctions functions;

  /**
   * A method's scope.
   *
   * @param receiver null for a static method
   */
  public KeyScope(@Nullable Class<?> receiver, List<KeyParameter> parameters) {
    this(receiver, parameters, null, KeyFunctions.BUILT_IN);
  }

  private KeyScope(
      @Nullable Class<?> receiver,
      List<KeyParameter> parameters,
      @Nullable Class<?> result,
      KeyFunctions functions) {
    this.receiver = receiver;
    this.parameters = List.copyOf(parameters);
    this.result = result;
    this.functions = functions;
  }

  /**
   * The same after the call: <code>{result}</code> stands for what the method returned, which
   * counts as one more argument, the last.
   */
  public KeyScope after(Class<?> result) {
    return new KeyScope(receiver, parameters, result, functions);
  }

  /** What a placeholder may make of its value. */
  KeyFunctions functions() {
    return functions;
  }

  /** The same with the functions of an application, too. */
  public KeyScope with(KeyFunctions more) {
    return new KeyScope(receiver, parameters, result, more);
  }

  /** How many values a template is about: the arguments, and the result where it is known. */
  int width() {
    return arguments() + (result == null ? 0 : 1);
  }

  /** The same with a parameter of another type. */
  public KeyScope with(int argument, Class<?> type) {
    List<KeyParameter> others = new ArrayList<>(parameters);
    int place = argument - (receiver == null ? 0 : 1);
    others.set(place, new KeyParameter(parameters.get(place).name(), type));
    return new KeyScope(receiver, others, result, functions);
  }

  /** The placeholders of a template that are a primitive, or begin with one. */
  public Set<String> primitives(KeyTemplate key) throws TemplateException {
    Set<String> primitives = new HashSet<>();
    for (String root : key.roots()) {
      if (type(argument(root)).isPrimitive()) {
        primitives.add(root);
      }
    }
    return primitives;
  }

  /** Whether a placeholder can begin with this. */
  public boolean has(String root) {
    try {
      return argument(root) >= 0;
    } catch (TemplateException unknown) {
      return false;
    }
  }

  /** Where the last argument is. */
  public int last() {
    return arguments() - 1;
  }

  /** How many arguments a call has, the receiver included, the result not. */
  int arguments() {
    return parameters.size() + (receiver == null ? 0 : 1);
  }

  /**
   * Where the root stands among the arguments of a call, the receiver being the first.
   *
   * @throws TemplateException if there is nothing of this name
   */
  public int argument(String root) throws TemplateException {
    if (result != null && root.equals("result")) {
      return arguments();
    }
    if (root.equals("this")) {
      if (receiver == null) {
        throw new TemplateException(
            "a static method has no \"this\"", "name a parameter: " + choices(), 0);
      }
      return 0;
    }
    int position = TemplateParser.isNumber(root) ? position(root) : named(root);
    return position + (receiver == null ? 0 : 1);
  }

  /** The static type of an argument. */
  public Class<?> type(int argument) {
    if (result != null && argument == arguments()) {
      return result;
    }
    if (receiver == null) {
      return parameters.get(argument).type();
    }
    return argument == 0 ? receiver : parameters.get(argument - 1).type();
  }

  private int position(String root) throws TemplateException {
    int position = Integer.parseInt(root);
    if (position >= parameters.size()) {
      throw new TemplateException("there is no parameter {" + root + "}", cure(), 0);
    }
    return position;
  }

  private int named(String root) throws TemplateException {
    boolean anyName = false;
    for (int i = 0; i < parameters.size(); i++) {
      if (root.equals(parameters.get(i).name())) {
        return i;
      }
      anyName |= parameters.get(i).name() != null;
    }
    if (anyName || parameters.isEmpty()) {
      throw new TemplateException("there is no parameter \"" + root + "\"", cure(), 0);
    }
    throw new TemplateException(
        "the class has no parameter names, so that \"" + root + "\" is not known",
        "write " + choices() + ", or compile it with -parameters",
        0);
  }

  private String cure() {
    return parameters.isEmpty() ? "the method has none" : "write " + choices();
  }

  private String choices() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      String name = parameters.get(i).name();
      names.add("{" + (name == null ? Integer.toString(i) : name) + "}");
    }
    return String.join(" or ", names);
  }
}
