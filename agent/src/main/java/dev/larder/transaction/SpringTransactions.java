package dev.larder.transaction;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Spring's transactions, by the synchronizations that it keeps for each thread. Holds classes of
 * the application, so only the application's own classes may hold it.
 */
final class SpringTransactions implements Transactions {
  private static final String PACKAGE = "org.springframework.transaction.support.";

  private final Class<?> callbacks;
  private final MethodHandle keepsSynchronizations;
  private final MethodHandle isActive;
  private final MethodHandle synchronizations;
  private final MethodHandle register;
  private final OpenWrites open;
  private final Consumer<List<String>> drop;

  private SpringTransactions(
      Class<?> manager, Class<?> callbacks, OpenWrites open, Consumer<List<String>> drop)
      throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    this.callbacks = callbacks;
    keepsSynchronizations =
        lookup.findStatic(manager, "isSynchronizationActive", methodType(boolean.class));
    isActive = lookup.findStatic(manager, "isActualTransactionActive", methodType(boolean.class));
    synchronizations = lookup.findStatic(manager, "getSynchronizations", methodType(List.class));
    register =
        lookup
            .findStatic(manager, "registerSynchronization", methodType(void.class, callbacks))
            .asType(methodType(void.class, Object.class));
    this.open = open;
    this.drop = drop;
  }

  /** Those of the Spring that a class loader sees, {@link #NONE} where there is none. */
  static Transactions find(ClassLoader loader, OpenWrites open, Consumer<List<String>> drop) {
    try {
      Class<?> manager =
          Class.forName(PACKAGE + "TransactionSynchronizationManager", false, loader);
      Class<?> callbacks =
          Class.forName(PACKAGE + "TransactionSynchronization", false, manager.getClassLoader());
      return new SpringTransactions(manager, callbacks, open, drop);
    } catch (ReflectiveOperationException | LinkageError absent) {
      return NONE;
    }
  }

  @Override
  public boolean leave(List<String> keys) {
    try {
      return isIn() && registered().add(keys);
    } catch (Throwable fault) {
      return false;
    }
  }

  @Override
  public AtCommit atCommit(Object of, Runnable task) {
    try {
      if (!isIn()) {
        return AtCommit.NO_TRANSACTION;
      }
      return registered().add(of, task) ? AtCommit.LEFT : AtCommit.UNSURE;
    } catch (Throwable fault) {
      return AtCommit.UNSURE;
    }
  }

  @Override
  public boolean isOpen() {
    try {
      return isIn();
    } catch (Throwable fault) {
      return true;
    }
  }

  private boolean isIn() throws Throwable {
    return (boolean) keepsSynchronizations.invokeExact() && (boolean) isActive.invokeExact();
  }

  private TransactionWrites registered() throws Throwable {
    TransactionWrites writes = open.current();
    return writes == null || !isRegistered(writes) ? begin() : writes;
  }

  /**
   * Where a write began: a thread that was elsewhere meanwhile has come back since.
   *
   * @param undone how often a part of the transaction was rolled back
   */
  private record Began(@Nullable TransactionWrites writes, int attachments, int undone) {
    boolean isThere(Object now) {
      return now instanceof Began that && writes == that.writes && attachments == that.attachments;
    }
  }

  @Override
  public Object began() {
    TransactionWrites writes = open.current();
    return writes == null
        ? new Began(null, 0, 0)
        : new Began(writes, writes.attachments(), writes.undone());
  }

  /**
   * A write that does not end where it began, or came back to it, may belong to a transaction
   * within, or to none: it is dropped at once, too.
   */
  @Override
  public boolean leave(List<String> keys, Object began) {
    boolean left = leave(keys);
    if (left && !(began instanceof Began then && then.isThere(began()))) {
      drop.accept(keys);
    }
    return left;
  }

  /** Nor is it known what is left of a write within which a part was rolled back. */
  @Override
  public Left leave(List<String> keys, Object began, Replacement replacement) {
    if (!leave(keys, began)) {
      return isOpen() ? Left.IN_DOUBT : Left.NOWHERE;
    }
    TransactionWrites writes = began.equals(began()) ? open.current() : null;
    return writes != null && writes.replace(replacement) ? Left.REPLACED : Left.DROPPED;
  }

  /**
   * Asked every time: a transaction that was cleaned up without its callbacks must not take the
   * keys of the next one with it.
   */
  private boolean isRegistered(TransactionWrites writes) throws Throwable {
    for (Object registered : (List<?>) synchronizations.invokeExact()) {
      if (Proxy.isProxyClass(registered.getClass())
          && Proxy.getInvocationHandler(registered) instanceof Synchronization mine
          && mine.writes() == writes) {
        return true;
      }
    }
    return false;
  }

  private TransactionWrites begin() throws Throwable {
    TransactionWrites writes = new TransactionWrites();
    Object proxy =
        Proxy.newProxyInstance(
            callbacks.getClassLoader(),
            new Class<?>[] {callbacks},
            new Synchronization(writes, open, drop));
    register.invokeExact(proxy);
    open.attach(writes);
    return writes;
  }
}
