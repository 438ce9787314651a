package dev.larder.later.reactive;

import static java.lang.invoke.MethodType.genericMethodType;
import static java.lang.invoke.MethodType.methodType;

import dev.larder.foreign.ForeignNames;
import dev.larder.time.Ticker;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What there is to do with the {@code Flux} of an application's Reactor: what is kept of one is the
 * list of its elements. Holds the application's classes. Thread-safe.
 */
public final class Fluxes implements Publishers {
  private static final String MONO = ForeignNames.of("reactor|core|publisher|Mono");

  private final Contexts contexts;
  private final Passing passing;
  private final Ticker ticker;
  private final MethodHandle deferContextual;
  private final MethodHandle fromFuture;
  private final MethodHandle flatMapMany;
  private final MethodHandle fromIterable;
  private final MethodHandle doOnCancel;

  private Fluxes(Class<?> flux, Ticker ticker) throws ReflectiveOperationException {
    this.ticker = ticker;
    contexts = Contexts.of(flux);
    passing = Passing.of(flux);
    Class<?> mono = Class.forName(MONO, false, flux.getClassLoader());
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    deferContextual =
        lookup
            .findStatic(flux, "deferContextual", methodType(flux, Function.class))
            .asType(genericMethodType(1));
    fromFuture =
        lookup
            .findStatic(mono, "fromFuture", methodType(mono, CompletableFuture.class))
            .asType(genericMethodType(1));
    flatMapMany =
        lookup
            .findVirtual(mono, "flatMapMany", methodType(flux, Function.class))
            .asType(genericMethodType(2));
    fromIterable =
        lookup
            .findStatic(flux, "fromIterable", methodType(flux, Iterable.class))
            .asType(genericMethodType(1));
    doOnCancel =
        lookup
            .findVirtual(flux, "doOnCancel", methodType(flux, Runnable.class))
            .asType(genericMethodType(2));
  }

  /**
   * Those of a class of this name.
   *
   * @throws ReflectiveOperationException if it is older than Reactor 3.4
   */
  public static Fluxes of(Class<?> flux, Ticker ticker) throws ReflectiveOperationException {
    return new Fluxes(flux, ticker);
  }

  @Override
  public @Nullable Object each(
      Object flux, Function<Origin, @Nullable CompletableFuture<?>> subscribed) {
    Function<Object, @Nullable Object> subscription =
        context -> {
          try {
            return contexts.isInTransaction(context) ? flux : asked(flux, subscribed);
          } catch (Throwable fault) {
            return flux;
          }
        };
    try {
      return (Object) deferContextual.invokeExact((Object) subscription);
    } catch (Throwable fault) {
      return flux;
    }
  }

  private Object asked(Object flux, Function<Origin, @Nullable CompletableFuture<?>> subscribed)
      throws Throwable {
    Collecting collecting = new Collecting(ticker);
    CompletableFuture<?> given = subscribed.apply(collecting);
    if (given == null) {
      return flux;
    }
    collecting.orElse(given);
    Function<Object, Object> elements = way -> elements(flux, collecting, way);
    Runnable cancelled = () -> collecting.leave(null);
    Object way = (Object) fromFuture.invokeExact((Object) Told.of(collecting.way()));
    Object all = (Object) flatMapMany.invokeExact(way, (Object) elements);
    return (Object) doOnCancel.invokeExact(all, (Object) cancelled);
  }

  private Object elements(Object flux, Collecting collecting, Object way) {
    try {
      if (way == Collecting.Way.LEFT) {
        return flux;
      }
      return way == Collecting.Way.KEPT
          ? passing.through(flux, collecting)
          : (Object) fromIterable.invokeExact(way);
    } catch (Throwable fault) {
      collecting.leave(null);
      return flux;
    }
  }
}
