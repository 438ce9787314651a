package dev.larder.transaction;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A manager of JTA and its registry, by their interfaces, of either package; for each thread. */
final class FakeManager {
  private final String types;
  private final Object asManager;
  private final Object asRegistry;

  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable FakeTransaction> current = new ThreadLocal<>();

  FakeManager(String types) {
    this.types = types;
    asManager = proxy(type(types, "TransactionManager"), this::callManager);
    asRegistry = proxy(type(types, "TransactionSynchronizationRegistry"), this::callRegistry);
  }

  /** What an interface's methods do. */
  interface Calls {
    @Nullable Object call(Method method, Object @Nullable [] arguments);
  }

  static Class<?> type(String types, String simpleName) {
    try {
      return Class.forName(types + "." + simpleName);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  static Object proxy(Class<?> type, Calls calls) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> calls.call(method, arguments);
            });
  }

  Object asManager() {
    return asManager;
  }

  /** Another one for the same transactions, as what is wrapped around it. */
  Object anotherManager() {
    return proxy(type(types, "TransactionManager"), this::callManager);
  }

  /** A callback of the application. */
  Object callback(Runnable atEnd) {
    return proxy(
        type(types, "Synchronization"),
        (method, arguments) -> {
          atEnd.run();
          return null;
        });
  }

  Object asRegistry() {
    return asRegistry;
  }

  FakeTransaction begin() {
    FakeTransaction begun = new FakeTransaction(types);
    current.set(begun);
    return begun;
  }

  void suspend() {
    current.remove();
  }

  void resume(FakeTransaction transaction) {
    current.set(transaction);
  }

  private @Nullable Object callManager(Method method, Object @Nullable [] arguments) {
    if (!method.getName().equals("getTransaction")) {
      throw new IllegalStateException(method.getName());
    }
    FakeTransaction mine = current.get();
    return mine == null ? null : mine.asTransaction();
  }

  private @Nullable Object callRegistry(Method method, Object @Nullable [] arguments) {
    FakeTransaction mine = Objects.requireNonNull(current.get());
    if (method.getName().equals("getTransactionStatus")) {
      return mine.status();
    }
    mine.addFirst(Objects.requireNonNull(arguments)[0]);
    return null;
  }
}
