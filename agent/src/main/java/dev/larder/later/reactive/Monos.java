package dev.larder.later.reactive;

import static java.lang.invoke.MethodType.genericMethodType;
import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What there is to do with the {@code Mono} of an application's Reactor, which is none of Larder's
 * libraries. Holds the application's classes. Thread-safe.
 */
public final class Monos implements Publishers {
  private final Contexts contexts;
  private final MethodHandle deferContextual;
  private final MethodHandle fromFuture;
  private final MethodHandle contextWrite;
  private final MethodHandle toFuture;

  private Monos(
      Contexts contexts,
      MethodHandle deferContextual,
      MethodHandle fromFuture,
      MethodHandle contextWrite,
      MethodHandle toFuture) {
    this.contexts = contexts;
    this.deferContextual = deferContextual.asType(genericMethodType(1));
    this.fromFuture = fromFuture.asType(genericMethodType(1));
    this.contextWrite = contextWrite.asType(genericMethodType(2));
    this.toFuture = toFuture.asType(genericMethodType(1));
  }

  /**
   * Those of a class of this name.
   *
   * @throws ReflectiveOperationException if it is older than Reactor 3.4
   */
  public static Monos of(Class<?> mono) throws ReflectiveOperationException {
    Contexts contexts = Contexts.of(mono);
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    return new Monos(
        contexts,
        lookup.findStatic(mono, "deferContextual", methodType(mono, Function.class)),
        lookup.findStatic(mono, "fromFuture", methodType(mono, CompletableFuture.class)),
        lookup.findVirtual(mono, "contextWrite", methodType(mono, contexts.type())),
        lookup.findVirtual(mono, "toFuture", methodType(CompletableFuture.class)));
  }

  @Override
  public @Nullable Object each(
      Object mono, Function<Origin, @Nullable CompletableFuture<?>> subscribed) {
    Function<Object, @Nullable Object> subscription =
        context -> {
          try {
            CompletableFuture<?> given =
                contexts.isInTransaction(context)
                    ? null
                    : subscribed.apply(() -> future(mono, context));
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

  private CompletionStage<?> future(Object mono, Object context) throws Throwable {
    Object within = (Object) contextWrite.invokeExact(mono, context);
    return (CompletionStage<?>) (Object) toFuture.invokeExact(within);
  }
}
