package dev.larder.transaction.jta;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The managers and registries that have been seen at work. There is no transaction without one: so
 * whoever is in one can be asked for it. Holds them weakly. Thread-safe.
 */
public final class Managers {
  private static final int ACTIVE = 0;
  private static final int MARKED_ROLLBACK = 1;
  private static final int UNKNOWN = 5;

  private final SeenAtWork seen = new SeenAtWork();

  private volatile boolean needed;

  @SuppressWarnings("ThreadLocalUsage") // one of this in a JVM
  private final ThreadLocal<Integer> changes = new ThreadLocal<>();

  /** None yet. */
  public Managers() {}

  /** Whether any rule writes; without one, nothing is remembered. */
  public void need(boolean needed) {
    this.needed = needed;
  }

  /** A manager or a registry is called. Nothing is thrown out of it. */
  public void see(JtaCall call, Object target) {
    try {
      if (needed) {
        if (call == JtaCall.CHANGE) {
          changes.set(changes() + 1);
        }
        seen.add(target);
      }
    } catch (Throwable fault) {
      // It is seen with its next call.
    }
  }

  /** How often the calling thread has gone back to a transaction, or has committed one. */
  public int changes() {
    Integer count = changes.get();
    return count == null ? 0 : count;
  }

  /**
   * The transactions of the calling thread, whatever their status. Managers around each other have
   * the same one.
   */
  public List<Object> transactions() {
    List<Object> found = new ArrayList<>(1);
    for (Object manager : seen.all()) {
      MethodHandle ask = JtaType.of(manager).transaction();
      if (ask != null) {
        try {
          Object transaction = ask.invokeExact(manager);
          if (transaction != null && !found.contains(transaction)) {
            found.add(transaction);
          }
        } catch (Throwable unable) {
          // One that cannot say it has none.
        }
      }
    }
    return found;
  }

  /** Whether what is done in a transaction may still be committed or rolled back. */
  public static boolean isOpen(Object transaction) {
    int status = status(JtaType.of(transaction).status(), transaction);
    return status == ACTIVE || status == MARKED_ROLLBACK;
  }

  private static int status(@Nullable MethodHandle ask, Object target) {
    try {
      return ask == null ? UNKNOWN : (int) ask.invokeExact(target);
    } catch (Throwable unable) {
      return UNKNOWN;
    }
  }

  /**
   * Has a listener told of a transaction's end: before the callbacks of the application, where its
   * registry has been seen.
   *
   * @param transaction of the calling thread
   * @param alone whether the thread has no other: then a registry can mean no other
   * @param ended is told the status, on the thread that ends it
   * @return false where it will not be told
   */
  public boolean listen(Object transaction, boolean alone, IntConsumer ended) {
    Completion completion = new Completion(transaction, ended);
    return (alone && interpose(completion))
        || register(JtaType.of(transaction).register(), transaction, completion);
  }

  private boolean interpose(Completion completion) {
    for (Object registry : seen.all()) {
      JtaType type = JtaType.of(registry);
      if (status(type.ownStatus(), registry) == ACTIVE
          && register(type.interpose(), registry, completion)) {
        return true;
      }
    }
    return false;
  }

  private static boolean register(
      @Nullable MethodHandle take, Object target, Completion completion) {
    Class<?> callbacks = JtaType.of(target).callbacks();
    if (take == null || callbacks == null) {
      return false;
    }
    try {
      Object proxy =
          Proxy.newProxyInstance(
              callbacks.getClassLoader(), new Class<?>[] {callbacks}, completion);
      take.invokeExact(target, proxy);
      return true;
    } catch (Throwable refused) {
      return false;
    }
  }
}
