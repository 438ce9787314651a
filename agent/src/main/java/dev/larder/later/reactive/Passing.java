package dev.larder.later.reactive;

import static java.lang.invoke.MethodType.genericMethodType;
import static java.lang.invoke.MethodType.methodType;

import dev.larder.foreign.ForeignNames;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Elements of a {@code Flux} on their way to its subscriber, of which some are held back. Holds the
 * application's classes. Thread-safe.
 */
final class Passing {
  private static final String SIGNAL = ForeignNames.of("reactor|core|publisher|Signal");

  private final MethodHandle materialize;
  private final MethodHandle bufferUntil;
  private final MethodHandle concatMapIterable;
  private final MethodHandle dematerialize;
  private final MethodHandle isOnNext;
  private final MethodHandle thrown;

  private Passing(Class<?> flux) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    materialize = unary(lookup.findVirtual(flux, "materialize", methodType(flux)));
    bufferUntil =
        binary(lookup.findVirtual(flux, "bufferUntil", methodType(flux, Predicate.class)));
    concatMapIterable =
        binary(lookup.findVirtual(flux, "concatMapIterable", methodType(flux, Function.class)));
    dematerialize = unary(lookup.findVirtual(flux, "dematerialize", methodType(flux)));
    Class<?> signal = Class.forName(SIGNAL, false, flux.getClassLoader());
    isOnNext = unary(lookup.findVirtual(signal, "isOnNext", methodType(boolean.class)));
    thrown = unary(lookup.findVirtual(signal, "getThrowable", methodType(Throwable.class)));
  }

  /**
   * That of a class of this name.
   *
   * @throws ReflectiveOperationException if it is of another library of this name
   */
  static Passing of(Class<?> flux) throws ReflectiveOperationException {
    return new Passing(flux);
  }

  private static MethodHandle unary(MethodHandle handle) {
    return handle.asType(genericMethodType(1));
  }

  private static MethodHandle binary(MethodHandle handle) {
    return handle.asType(genericMethodType(2));
  }

  /** A Flux of the same, whose elements pass once this is told of one that may go on. */
  Object through(Object flux, Collecting passage) throws Throwable {
    Predicate<Object> mayGoOn = signal -> isPassed(signal, passage);
    Object signals = (Object) materialize.invokeExact(flux);
    Object held = (Object) bufferUntil.invokeExact(signals, (Object) mayGoOn);
    Object passed = (Object) concatMapIterable.invokeExact(held, (Object) Function.identity());
    return (Object) dematerialize.invokeExact(passed);
  }

  private boolean isPassed(Object signal, Collecting passage) {
    try {
      if ((boolean) (Object) isOnNext.invokeExact(signal)) {
        return passage.next(((Supplier<?>) signal).get());
      }
      Throwable fault = (Throwable) (Object) thrown.invokeExact(signal);
      passage.end(fault);
    } catch (Throwable fault) {
      passage.leave(null);
    }
    return true;
  }
}
