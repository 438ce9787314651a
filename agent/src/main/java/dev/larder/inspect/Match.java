package dev.larder.inspect;

import java.util.List;

/**
 * A method that a rule would run in.
 *
 * @param className of an interface, where JDK proxies of it would run the rule
 * @param methodName its name alone
 * @param parameters their erased types
 * @param keys those of a call with arguments that are made up, with the namespace; none where it
 *     cannot be told
 * @param byProxy whether no class of the class path has a body for it
 */
public record Match(
    String className,
    String methodName,
    List<String> parameters,
    List<String> keys,
    boolean byProxy) {
  public Match {
    parameters = List.copyOf(parameters);
    keys = List.copyOf(keys);
  }

  /** The same with its keys. */
  Match with(List<String> known) {
    return new Match(className, methodName, parameters, known, byProxy);
  }

  /** {@code com.shop.Products.find(long, Locale)}, parameter types by their simple names. */
  public String shown() {
    return className + "." + shownMethod();
  }

  /** {@code find(long, Locale)}. */
  public String shownMethod() {
    List<String> simple =
        parameters.stream().map(type -> type.substring(type.lastIndexOf('.') + 1)).toList();
    return methodName + "(" + String.join(", ", simple) + ")";
  }

  /** As a method pattern names it. */
  public String signature() {
    return className + "." + methodName + "(" + String.join(", ", parameters) + ")";
  }
}
