package dev.larder.dispatch.jdbc;

import static java.lang.invoke.MethodType.methodType;

import dev.larder.match.MethodFacts;
import dev.larder.transaction.ConnectionCall;
import dev.larder.transaction.Connections;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Links the call sites of woven connections to what listens to them. Thread-safe. */
public final class ConnectionSites {
  private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

  private final Connections connections;
  private final Predicate<MethodFacts> isRuled;

  /**
   * Sites that tell of connections.
   *
   * @param isRuled whether a rule is about a method: then it is left to the rule
   */
  public ConnectionSites(Connections connections, Predicate<MethodFacts> isRuled) {
    this.connections = connections;
    this.isRuled = isRuled;
  }

  /**
   * Links one of a method's two call sites.
   *
   * @param descriptor the method's own
   * @return null if the method is not one of a connection that tells of transactions
   */
  public @Nullable CallSite link(
      Class<?> owner, MethodFacts method, String descriptor, boolean isEnter, MethodType type)
      throws ReflectiveOperationException {
    ConnectionCall call = ConnectionMatcher.call(method);
    if (call == null) {
      int parameters = descriptor.startsWith("()") ? 0 : 1;
      call = ConnectionMatcher.callOfProxy(owner, method.name(), parameters);
    }
    if (call == null || isRuled.test(method)) {
      return null;
    }
    boolean saysOn = call == ConnectionCall.BEGIN && type.parameterType(1) == boolean.class;
    return new ConstantCallSite(isEnter ? enter(call, saysOn, type) : exit(type));
  }

  private MethodHandle enter(ConnectionCall call, boolean saysOn, MethodType type)
      throws ReflectiveOperationException {
    MethodHandle enter =
        saysOn
            ? HERE.bind(
                connections,
                "enterAutoCommit",
                methodType(Object.class, Object.class, boolean.class))
            : HERE.bind(
                    connections,
                    "enter",
                    methodType(Object.class, ConnectionCall.class, Object.class))
                .bindTo(call);
    return MethodHandles.dropArguments(
        enter, enter.type().parameterCount(), rest(type, enter.type().parameterCount()));
  }

  /** Of the type {@code (entered, result, thrown) result}, without the result where it is void. */
  private MethodHandle exit(MethodType type) throws ReflectiveOperationException {
    MethodHandle exit =
        HERE.bind(connections, "exit", methodType(void.class, Object.class, Throwable.class));
    if (type.returnType() == void.class) {
      return exit;
    }
    MethodHandle result =
        MethodHandles.dropArguments(
            MethodHandles.dropArguments(
                MethodHandles.identity(type.returnType()), 0, type.parameterType(0)),
            2,
            rest(type, 2));
    return MethodHandles.foldArguments(
        result, MethodHandles.dropArguments(exit, 1, type.returnType()));
  }

  private static List<Class<?>> rest(MethodType type, int from) {
    return type.parameterList().subList(from, type.parameterCount());
  }
}
