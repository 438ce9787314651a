package dev.larder.match;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which methods a rule means: one class and one method name, each exact, and the erased types of
 * the parameters where they are given. Immutable.
 */
public final class MethodPattern {
  private final String className;
  private final String methodName;
  private final boolean parametersGiven;
  private final @Nullable List<String> parameters;

  MethodPattern(
      String className,
      String methodName,
      boolean parametersGiven,
      @Nullable List<String> parameters) {
    this.className = className;
    this.methodName = methodName;
    this.parametersGiven = parametersGiven;
    this.parameters = parameters == null ? null : List.copyOf(parameters);
  }

  /**
   * Reads {@code package.Type.name(params)}.
   *
   * @throws PatternException if the text is not such a pattern
   */
  public static MethodPattern parse(String text) throws PatternException {
    return new PatternParser(text).parse();
  }

  /** Binary name of the class: dots between packages, {@code $} before a nested class. */
  public String className() {
    return className;
  }

  /** The method's name. */
  public String methodName() {
    return methodName;
  }

  /**
   * Whether the pattern has a parameter list, be it {@code (..)}. Without one it means a method
   * whose name is not overloaded.
   */
  public boolean parametersGiven() {
    return parametersGiven;
  }

  /**
   * Whether a method of the class is meant.
   *
   * @param erasedParameterTypes as {@code long}, {@code long[]}, {@code java.util.List}, {@code
   *     com.shop.Outer$Inner}
   */
  public boolean matches(String methodName, List<String> erasedParameterTypes) {
    return this.methodName.equals(methodName)
        && (parameters == null || parameters.equals(erasedParameterTypes));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MethodPattern that
        && className.equals(that.className)
        && methodName.equals(that.methodName)
        && parametersGiven == that.parametersGiven
        && Objects.equals(parameters, that.parameters);
  }

  @Override
  public int hashCode() {
    return Objects.hash(className, methodName, parametersGiven, parameters);
  }

  /** The pattern with every type by its full name; {@link #parse} reads it back. */
  @Override
  public String toString() {
    String method = className + "." + methodName;
    if (!parametersGiven) {
      return method;
    }
    return method + (parameters == null ? "(..)" : "(" + String.join(", ", parameters) + ")");
  }
}
