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
      if (!(boolean) keepsSynchronizations.invokeExact() || !(boolean) isActive.invokeExact()) {
        return false;
      }
      return registered().add(keys);
    } catch (Throwable fault) {
      return false;
    }
  }

  @Override
  public AtCommit atCommit(Runnable task) {
    try {
      if (!(boolean) keepsSynchronizations.invokeExact() || !(boolean) isActive.invokeExact()) {
        return AtCommit.NO_TRANSACTION;
      }
      return registered().add(task) ? AtCommit.LEFT : AtCommit.UNSURE;
    } catch (Throwable fault) {
      return AtCommit.UNSURE;
    }
  }

  private TransactionWrites registered() throws Throwable {
    TransactionWrites writes = open.current();
    return writes == null || !isRegistered(writes) ? begin() : writes;
  }

  /** Where a write began: a thread that was elsewhere meanwhile has come back since. */
  private record Began(@Nullable TransactionWrites writes, int attachments) {}

  @Override
  public Object began() {
    TransactionWrites writes = open.current();
    return new Began(writes, writes == null ? 0 : writes.attachments());
  }

  /**
   * A write that does not end where it began, or came back to it, may belong to a transaction
   * within, or to none: it is dropped at once, too.
   */
  @Override
  public boolean leave(List<String> keys, Object began) {
    boolean left = leave(keys);
    if (left && !began.equals(began())) {
      drop.accept(keys);
    }
    return left;
  }

  @Override
  public boolean leave(List<String> keys, Object began, Replacement replacement) {
    boolean left = leave(keys, began);
    TransactionWrites writes = left && began.equals(began()) ? open.current() : null;
    if (writes != null) {
      writes.replace(replacement);
    }
    return left;
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
