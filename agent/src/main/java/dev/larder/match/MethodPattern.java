package dev.larder.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which methods a rule means: modifiers, result, type, name and parameters, as far as they are
 * given. A value.
 *
 * @param annotations the names of those that the method must have
 * @param result null: any
 * @param parameters null: none are given, which means a method whose name is not overloaded
 */
public record MethodPattern(
    Modifiers modifiers,
    @Nullable NamePattern result,
    TypePattern type,
    List<String> annotations,
    NamePattern name,
    @Nullable ParameterPatterns parameters) {
  public MethodPattern {
    annotations = List.copyOf(annotations);
  }

  /**
   * Reads {@code modifiers result package.Type.name(params)}.
   *
   * @throws PatternException if the text is not such a pattern
   */
  public static MethodPattern parse(String text) throws PatternException {
    return new PatternParser(text).parse();
  }

  /** The one type that the pattern names, its subtypes apart; null where there is a wildcard. */
  public @Nullable String className() {
    return type.name().isExact() ? type.name().text() : null;
  }

  /** The method's name, with its stars. */
  public String methodName() {
    return name.text();
  }

  /** Whether methods of a name may be meant. */
  public boolean meansName(String method) {
    return name.matches(method);
  }

  /**
   * Whether the pattern has a parameter list, be it {@code (..)}. Without one it means a method
   * whose name is not overloaded.
   */
  public boolean parametersGiven() {
    return parameters != null;
  }

  /**
   * Whether it asks for subtypes, or for names with stars: a type without such a method is fine.
   */
  public boolean isOpen() {
    return type.subtypes() || !name.isExact() || !annotations.isEmpty();
  }

  /** Whether every type of the application could have such a method. */
  public boolean isBroad() {
    return type.isBroad() && annotations.isEmpty();
  }

  /** Whether a method is meant, through any of the types that callers know it by. */
  public boolean matches(MethodFacts method) {
    if (!modifiers.match(method.modifiers()) || !name.matches(method.name())) {
      return false;
    }
    for (MethodFace face : method.faces()) {
      if (type.matches(face.type()) && isMeant(face)) {
        return true;
      }
    }
    return false;
  }

  private boolean isMeant(MethodFace face) {
    return face.annotations().containsAll(annotations)
        && (result == null || ParameterPatterns.isType(result, face.result()))
        && (parameters == null || parameters.match(face.parameters()));
  }

  /** The pattern with every type by its full name; {@link #parse} reads it back. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(modifiers.toString());
    if (result != null) {
      text.append(result).append(' ');
    }
    for (String annotation : type.annotations()) {
      text.append('@').append(annotation).append(' ');
    }
    text.append(type).append('.');
    for (String annotation : annotations) {
      text.append('@').append(annotation).append(' ');
    }
    return text.append(name).append(parameters == null ? "" : parameters).toString();
  }
}
