package dev.larder.key;

import dev.larder.key.Part.Placeholder;
import org.jspecify.annotations.Nullable;

/**
 * The value of one placeholder as it is, of a call that has returned. Throws what the application
 * throws. Thread-safe.
 *
 * @param argument which of receiver (unless static), arguments and result it begins with
 * @param path from there
 */
public record SingleValue(int argument, Property path) {
  /** Whether a template is one placeholder, without functions and a default. */
  public static boolean isMeant(KeyTemplate template) {
    return template.parts().size() == 1
        && template.parts().get(0) instanceof Placeholder hole
        && hole.functions().isEmpty()
        && hole.otherwise() == null;
  }

  /**
   * The value that a template means.
   *
   * @throws TemplateException if there is no such parameter or property, or the method returns
   *     nothing
   */
  public static SingleValue of(KeyTemplate template, KeyScope scope) throws TemplateException {
    Placeholder hole = (Placeholder) template.parts().get(0);
    int argument = scope.argument(hole.root());
    if (scope.type(argument) == void.class) {
      throw new TemplateException("the method returns nothing", "name a parameter", 0);
    }
    return new SingleValue(argument, Property.of(scope, argument, hole));
  }

  /**
   * The value.
   *
   * @param arguments receiver (unless static) and arguments
   */
  public @Nullable Object of(Object[] arguments, @Nullable Object result) throws Throwable {
    Object begins = argument == arguments.length ? result : arguments[argument];
    return path.get() == null ? begins : (Object) path.get().invokeExact(begins);
  }
}
