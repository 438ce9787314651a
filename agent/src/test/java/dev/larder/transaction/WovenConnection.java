package dev.larder.transaction;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A connection whose calls tell of themselves, as those of a woven class do. */
final class WovenConnection implements InvocationHandler {
  private final Connections connections;
  private final @Nullable Connection inner;
  private boolean autoCommit = true;
  private boolean closed;
  private boolean fails;

  private WovenConnection(Connections connections, @Nullable Connection inner) {
    this.connections = connections;
    this.inner = inner;
  }

  /** One of a driver. */
  static Connection of(Connections connections) {
    return proxy(new WovenConnection(connections, null));
  }

  /** One of a pool: within its own calls it makes those of a driver, but for its end. */
  static Connection around(Connections connections, Connection inner) {
    return proxy(new WovenConnection(connections, inner));
  }

  /** One that fails from now on, after it did what it was to do. */
  static void fails(Connection connection) {
    ((WovenConnection) Proxy.getInvocationHandler(connection)).fails = true;
  }

  private static Connection proxy(WovenConnection handler) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    int count = arguments == null ? 0 : arguments.length;
    ConnectionCall call = ConnectionCall.of(method.getName(), count);
    if (call == null) {
      return run(method, arguments);
    }
    Object entered =
        call == ConnectionCall.BEGIN
            ? connections.enterAutoCommit(proxy, (boolean) Objects.requireNonNull(arguments)[0])
            : connections.enter(call, proxy);
    try {
      Object result = run(method, arguments);
      connections.exit(entered, null);
      return result;
    } catch (SQLException thrown) {
      connections.exit(entered, thrown);
      throw thrown;
    }
  }

  private @Nullable Object run(Method method, Object @Nullable [] arguments) throws Throwable {
    if (closed) {
      throw new SQLException("closed");
    }
    if (inner != null && !method.getName().equals("close")) {
      return forward(inner, method, arguments);
    }
    switch (method.getName()) {
      case "setAutoCommit" -> autoCommit = (boolean) Objects.requireNonNull(arguments)[0];
      case "close" -> closed = true;
      default -> {}
    }
    if (fails && method.getReturnType() == void.class) {
      throw new SQLException("the answer was lost");
    }
    return method.getName().equals("getAutoCommit") ? autoCommit : null;
  }

  private static @Nullable Object forward(
      Connection inner, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(inner, arguments);
    } catch (InvocationTargetException thrown) {
      throw Objects.requireNonNull(thrown.getCause());
    }
  }
}
