package dev.larder.transaction;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A transaction of JTA by its interface, of either package. It tells its callbacks of its end. */
final class FakeTransaction {
  static final int ACTIVE = 0;
  static final int MARKED_ROLLBACK = 1;
  static final int COMMITTED = 3;
  static final int ROLLED_BACK = 4;
  static final int UNKNOWN = 5;

  private final Class<?> callback;
  private final List<Object> callbacks = new ArrayList<>();
  private final Object asTransaction;
  private int status = ACTIVE;

  FakeTransaction(String types) {
    callback = FakeManager.type(types, "Synchronization");
    asTransaction = FakeManager.proxy(FakeManager.type(types, "Transaction"), this::call);
  }

  Object asTransaction() {
    return asTransaction;
  }

  int status() {
    return status;
  }

  void setStatus(int status) {
    this.status = status;
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) {
    if (method.getName().equals("getStatus")) {
      return status;
    }
    if (!method.getName().equals("registerSynchronization") || status != ACTIVE) {
      throw new IllegalStateException(method.getName());
    }
    callbacks.add(Objects.requireNonNull(arguments)[0]);
    return null;
  }

  /** Callbacks of a registry are told first. */
  void addFirst(Object interposed) {
    callbacks.add(0, interposed);
  }

  /** How many callbacks wait for its end. */
  int callbacks() {
    return callbacks.size();
  }

  /** Ends, and tells so. */
  void end(int outcome) {
    status = outcome;
    for (Object each : List.copyOf(callbacks)) {
      try {
        callback.getMethod("afterCompletion", int.class).invoke(each, outcome);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
