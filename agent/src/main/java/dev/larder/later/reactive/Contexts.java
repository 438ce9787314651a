package dev.larder.later.reactive;

import static java.lang.invoke.MethodType.genericMethodType;
import static java.lang.invoke.MethodType.methodType;

import dev.larder.foreign.ForeignNames;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Contexts of subscribers.
 *
 * @param type their class
 * @param stream its entries
 */
record Contexts(Class<?> type, MethodHandle stream) {
  private static final String CONTEXT = ForeignNames.of("reactor|util|context|ContextView");

  private static final String TRANSACTIONS = "org.springframework.transaction.reactive.";

  /**
   * Those of the Reactor that a class is of.
   *
   * @throws ReflectiveOperationException if it is older than Reactor 3.4
   */
  static Contexts of(Class<?> publisher) throws ReflectiveOperationException {
    Class<?> type = Class.forName(CONTEXT, false, publisher.getClassLoader());
    MethodHandle stream =
        MethodHandles.publicLookup().findVirtual(type, "stream", methodType(Stream.class));
    return new Contexts(type, stream.asType(genericMethodType(1)));
  }

  /** Spring's reactive transactions are known by their keys, which are classes of its own. */
  boolean isInTransaction(Object context) throws Throwable {
    Stream<?> entries = (Stream<?>) (Object) stream.invokeExact(context);
    return entries.anyMatch(
        entry ->
            entry instanceof Map.Entry<?, ?> each
                && each.getKey() instanceof Class<?> key
                && key.getName().startsWith(TRANSACTIONS));
  }
}
