package dev.larder.later.reactive;

import static java.lang.invoke.MethodType.genericMethodType;
import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * What is done around each subscription to the {@code Mono} or {@code Flux} of an application's
 * Reactor. Holds the application's classes. Thread-safe.
 */
public final class Subscriptions {
  private final MethodHandle defer;
  private final MethodHandle doOnTerminate;
  private final MethodHandle doOnCancel;

  private Subscriptions(MethodHandle defer, MethodHandle doOnTerminate, MethodHandle doOnCancel) {
    this.defer = defer.asType(genericMethodType(1));
    this.doOnTerminate = doOnTerminate.asType(genericMethodType(2));
    this.doOnCancel = doOnCancel.asType(genericMethodType(2));
  }

  /**
   * Those to one of the two.
   *
   * @throws ReflectiveOperationException if it is of another library of this name
   */
  public static Subscriptions of(Class<?> publisher) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    return new Subscriptions(
        lookup.findStatic(publisher, "defer", methodType(publisher, Supplier.class)),
        lookup.findVirtual(publisher, "doOnTerminate", methodType(publisher, Runnable.class)),
        lookup.findVirtual(publisher, "doOnCancel", methodType(publisher, Runnable.class)));
  }

  /**
   * A publisher of the same that tells of its subscriptions.
   *
   * @param begins called when one begins; what it returns is run once, when that has ended and
   *     before its subscriber hears of it
   */
  public Object around(Object publisher, Supplier<Runnable> begins) throws Throwable {
    Supplier<Object> subscription =
        () -> {
          Runnable ends = () -> {};
          try {
            ends = once(begins.get());
            Object told = (Object) doOnTerminate.invokeExact(publisher, (Object) ends);
            return (Object) doOnCancel.invokeExact(told, (Object) ends);
          } catch (Throwable fault) {
            ends.run();
            return publisher;
          }
        };
    return (Object) defer.invokeExact((Object) subscription);
  }

  private static Runnable once(Runnable task) {
    AtomicBoolean left = new AtomicBoolean(true);
    return () -> {
      if (left.getAndSet(false)) {
        task.run();
      }
    };
  }
}
