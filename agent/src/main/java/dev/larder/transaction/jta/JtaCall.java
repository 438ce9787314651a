package dev.larder.transaction.jta;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a call of one of JTA's objects says. */
public enum JtaCall {
  /** The object is at work, and may have a transaction of this thread from now on. */
  WORK,
  /** As that; and the thread goes back to a transaction, or one of its own is committed. */
  CHANGE;

  /** Those that the types of JTA have been in. */
  public static final List<String> PACKAGES = List.of("jakarta.transaction", "javax.transaction");

  /** The simple name of a manager's interface. */
  public static final String MANAGER = "TransactionManager";

  /** The simple name of a registry's interface. */
  public static final String REGISTRY = "TransactionSynchronizationRegistry";

  private static final Set<String> OF_MANAGERS =
      Set.of("begin", "getStatus", "getTransaction", "suspend");

  private static final Set<String> CHANGES = Set.of("commit", "resume");

  private static final Set<String> OF_REGISTRIES =
      Set.of(
          "getResource",
          "getTransactionKey",
          "getTransactionStatus",
          "putResource",
          "registerInterposedSynchronization");

  /** What a method of a manager says, null if nothing. */
  public static @Nullable JtaCall ofManager(String name) {
    return CHANGES.contains(name) ? CHANGE : OF_MANAGERS.contains(name) ? WORK : null;
  }

  /** What a method of a registry says, null if nothing. */
  public static @Nullable JtaCall ofRegistry(String name) {
    return OF_REGISTRIES.contains(name) ? WORK : null;
  }
}
