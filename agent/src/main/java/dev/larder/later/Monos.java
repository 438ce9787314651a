package dev.larder.later;

import static java.lang.invoke.MethodType.genericMethodType;
import static java.lang.invoke.MethodType.methodType;

import dev.larder.foreign.ForeignNames;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What there is to do with the {@code Mono} of an application's Reactor, which is none of Larder's
 * libraries. Holds the application's classes. Thread-safe.
 */
public final class Monos {
  private static final String CONTEXT = ForeignNames.of("reactor|util|context|ContextView");

  private static final String TRANSACTIONS = "org.springframework.transaction.reactive.";

  private final MethodHandle deferContextual;
  private final MethodHandle fromFuture;
  private final MethodHandle contextWrite;
  private final MethodHandle toFuture;
  private final MethodHandle stream;

  private Monos(
      MethodHandle deferContextual,
      MethodHandle fromFuture,
      MethodHandle contextWrite,
      MethodHandle toFuture,
      MethodHandle stream) {
    this.deferContextual = deferContextual.asType(genericMethodType(1));
    this.fromFuture = fromFuture.asType(genericMethodType(1));
    this.contextWrite = contextWrite.asType(genericMethodType(2));
    this.toFuture = toFuture.asType(genericMethodType(1));
    this.stream = stream.asType(genericMethodType(1));
  }

  /**
   * Those of a class of this name.
   *
   * @throws ReflectiveOperationException if it is older than Reactor 3.4
   */
  public static Monos of(Class<?> mono) throws ReflectiveOperationException {
    Class<?> context = Class.forName(CONTEXT, false, mono.getClassLoader());
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    return new Monos(
        lookup.findStatic(mono, "deferContextual", methodType(mono, Function.class)),
        lookup.findStatic(mono, "fromFuture", methodType(mono, CompletableFuture.class)),
        lookup.findVirtual(mono, "contextWrite", methodType(mono, context)),
        lookup.findVirtual(mono, "toFuture", methodType(CompletableFuture.class)),
        lookup.findVirtual(context, "stream", methodType(Stream.class)));
  }

  /**
   * A Mono that asks at each subscription. One within a transaction is left alone: what it would
   * load may never be committed.
   *
   * @param mono what is asked for anew, with the subscriber's context
   * @param subscribed from the origin of one subscription to what its subscriber has; null: the
   *     origin itself
   */
  @Nullable Object each(Object mono, Function<Origin, @Nullable CompletableFuture<?>> subscribed) {
    Function<Object, @Nullable Object> subscription =
        context -> {
          try {
            CompletableFuture<?> given =
                isInTransaction(context) ? null : subscribed.apply(() -> future(mono, context));
            return given == null ? mono : (Object) fromFuture.invokeExact((Object) Told.of(given));
          } catch (Throwable fault) {
            return mono;
          }
        };
    try {
      return (Object) deferContextual.invokeExact((Object) subscription);
    } catch (Throwable fault) {
      return mono;
    }
  }

  /** Spring's reactive transactions are known by their keys, which are classes of its own. */
  private boolean isInTransaction(Object context) throws Throwable {
    Stream<?> entries = (Stream<?>) (Object) stream.invokeExact(context);
    return entries.anyMatch(
        entry ->
            entry instanceof Map.Entry<?, ?> each
                && each.getKey() instanceof Class<?> key
                && key.getName().startsWith(TRANSACTIONS));
  }

  private CompletionStage<?> future(Object mono, Object context) throws Throwable {
    Object within = (Object) contextWrite.invokeExact(mono, context);
    return (CompletionStage<?>) (Object) toFuture.invokeExact(within);
  }
}
