package dev.larder.transaction.jta;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The callbacks around the end of one transaction, by their names. Its manager holds it until that
 * end. Nothing is thrown into the manager, which would roll back.
 *
 * @param transaction stays as long as its manager may call, even if it only stands for what the
 *     manager has
 * @param ended is told the status
 */
record Completion(Object transaction, IntConsumer ended) implements InvocationHandler {
  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "afterCompletion" -> {
        tell(arguments);
        yield null;
      }
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "invalidations after the commit";
      default -> null;
    };
  }

  private void tell(@Nullable Object @Nullable [] arguments) {
    try {
      if (arguments != null && arguments[0] instanceof Integer status) {
        ended.accept(status);
      }
    } catch (Throwable fault) {
      // What is left is dropped when it is overdue.
    }
  }
}
