package dev.larder.dispatch.jta;

import dev.larder.dispatch.jdbc.ConnectionSites;
import dev.larder.match.MethodFacts;
import dev.larder.transaction.OpenWrites;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodType;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Links the call sites of all that tells of transactions, past the rules. Thread-safe. */
public final class TransactionSites {
  private final ConnectionSites connections;
  private final ManagerSites managers;

  /**
   * Sites that tell of what is written.
   *
   * @param isRuled whether a rule is about a method: then it is left to the rule
   */
  public TransactionSites(OpenWrites openWrites, Predicate<MethodFacts> isRuled) {
    connections = new ConnectionSites(openWrites.connections(), isRuled);
    managers = new ManagerSites(openWrites.jta().managers(), isRuled);
  }

  /**
   * Links one of a method's two call sites.
   *
   * @param descriptor the method's own
   * @return null if the method tells nothing of transactions
   */
  public @Nullable CallSite link(
      Class<?> owner, MethodFacts method, String descriptor, boolean isEnter, MethodType type)
      throws ReflectiveOperationException {
    CallSite ofConnection = connections.link(owner, method, descriptor, isEnter, type);
    return ofConnection == null ? managers.link(method, isEnter, type) : ofConnection;
  }
}
