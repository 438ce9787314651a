package dev.larder.dispatch.jdbc;

import dev.larder.match.MethodFace;
import dev.larder.match.MethodFacts;
import dev.larder.transaction.ConnectionCall;
import dev.larder.weave.ClassMatcher;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What others want of a class, and of connections and data sources of JDBC the methods that tell of
 * transactions, while some rule writes. Classes of drivers and pools say in their names what they
 * are. Thread-safe.
 */
public final class ConnectionMatcher extends TellingMatcher {
  private static final String CONNECTION = "java.sql.Connection";
  private static final String SOURCE = "javax.sql.DataSource";
  private static final String PROXY = "$Proxy";
  private static final List<String> IN_NAMES = List.of("Conn", "DataSource", PROXY);

  /** A class with none of these only forwards, as by {@code close}, or does not matter. */
  private static final List<String> TELLING =
      List.of(
          CONNECTION + "+.setAutoCommit(..)",
          CONNECTION + "+.commit(..)",
          CONNECTION + "+.rollback(..)",
          CONNECTION + "+.prepareStatement(..)",
          CONNECTION + "+.createStatement(..)",
          SOURCE + "+.getConnection(..)");

  private static final TellingTypes TYPES = new TellingTypes(IN_NAMES, TELLING);

  /**
   * Adds connections to what others want.
   *
   * @param writes whether any of the rules of the moment writes
   */
  public ConnectionMatcher(ClassMatcher others, BooleanSupplier writes) {
    super(others, TYPES, writes);
  }

  /**
   * What a method of a JDK proxy says of transactions, null if nothing. Its facts tell of no
   * interface of the JDK.
   */
  static @Nullable ConnectionCall callOfProxy(Class<?> proxy, String method, int parameters) {
    boolean isConnection = Proxy.isProxyClass(proxy) && TYPES.isBelow(proxy);
    return isConnection ? ConnectionCall.of(method, parameters) : null;
  }

  private static boolean mayBeOfProxy(String className, MethodFacts method) {
    return className.startsWith(PROXY, className.lastIndexOf('.') + 1)
        && ConnectionCall.of(method.name(), 0) != null;
  }

  /** What a method says of transactions, null if nothing. */
  static @Nullable ConnectionCall call(MethodFacts method) {
    if (method.faces().isEmpty() || Modifier.isStatic(method.modifiers())) {
      return null;
    }
    MethodFace face = method.faces().get(0);
    ConnectionCall ofSource = ConnectionCall.ofSource(method.name());
    ConnectionCall call =
        ofSource == null ? ConnectionCall.of(method.name(), face.parameters().size()) : ofSource;
    String above = ofSource == null ? CONNECTION : SOURCE;
    return call != null && face.type().supertypes().contains(above) ? call : null;
  }

  /** Whether a class that is there is one of connections or of their sources. */
  public static boolean isConnection(Class<?> loaded) {
    return TYPES.has(loaded);
  }

  @Override
  protected boolean tells(String className, MethodFacts method) {
    return call(method) != null || mayBeOfProxy(className, method);
  }
}
