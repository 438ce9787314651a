package dev.larder.transaction;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Spring's callbacks around the end of one transaction, by their names. Spring holds it until that
 * end. After a commit the keys are replaced or dropped first of all, so that what others are told
 * by later callbacks is already true of the cache; where the outcome is unknown, too.
 */
record Synchronization(TransactionWrites writes, OpenWrites open, Consumer<List<String>> drop)
    implements InvocationHandler {
  private static final int COMMITTED = 0;
  private static final int ROLLED_BACK = 1;

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
    switch (method.getName()) {
      case "afterCommit" -> afterCommit();
      case "afterCompletion" -> end(first(arguments));
      case "savepointRollback" -> writes.undo();
      case "suspend" -> open.detach(writes);
      case "resume" -> open.attach(writes);
      case "getOrder" -> {
        return Integer.MIN_VALUE;
      }
      case "equals" -> {
        return proxy == first(arguments);
      }
      case "hashCode" -> {
        return System.identityHashCode(proxy);
      }
      case "toString" -> {
        return "invalidations after the commit";
      }
      default -> {}
    }
    return null;
  }

  private void afterCommit() {
    try {
      writes.replaceAll();
    } catch (Throwable fault) {
      // what was not replaced is among the keys yet
    }
    dropAll();
    runTasks();
  }

  /** What was written after the commit, by another callback of it, is dropped here. */
  private void end(@Nullable Object status) {
    open.detach(writes);
    if (!Integer.valueOf(ROLLED_BACK).equals(status)) {
      dropAll();
    }
    if (Integer.valueOf(COMMITTED).equals(status)) {
      runTasks();
    }
  }

  /** They tell their faults themselves. */
  private void runTasks() {
    for (Runnable task : writes.takeTasks()) {
      try {
        task.run();
      } catch (RuntimeException | Error unexpected) {
        // the others are to happen all the same
      }
    }
  }

  /**
   * Nothing is thrown into the caller of the commit, which would take it for the commit's. What a
   * fault has left after the commit is dropped at the completion.
   */
  private void dropAll() {
    List<String> keys = writes.take();
    try {
      if (!keys.isEmpty()) {
        drop.accept(keys);
      }
    } catch (Throwable fault) {
      boolean unused = writes.add(keys);
    }
  }

  private static @Nullable Object first(@Nullable Object @Nullable [] arguments) {
    return arguments == null ? null : arguments[0];
  }
}
