package dev.larder.dispatch.jta;

import dev.larder.dispatch.jdbc.TellingMatcher;
import dev.larder.dispatch.jdbc.TellingTypes;
import dev.larder.match.MethodFacts;
import dev.larder.transaction.jta.JtaCall;
import dev.larder.weave.ClassMatcher;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What others want of a class, and of JTA's managers and registries the methods by which they are
 * seen at work, while some rule writes. Implementations have the name of their interface in theirs.
 * Thread-safe.
 */
public final class ManagerMatcher extends TellingMatcher {
  /** A class with neither method inherits them, or only forwards. */
  private static final TellingTypes TYPES =
      new TellingTypes(List.of(JtaCall.MANAGER, JtaCall.REGISTRY), telling());

  /**
   * Adds managers to what others want.
   *
   * @param writes whether any of the rules of the moment writes
   */
  public ManagerMatcher(ClassMatcher others, BooleanSupplier writes) {
    super(others, TYPES, writes);
  }

  private static List<String> telling() {
    List<String> methods = new ArrayList<>();
    for (String name : JtaCall.PACKAGES) {
      methods.add(name + "." + JtaCall.MANAGER + "+.getTransaction()");
      methods.add(name + "." + JtaCall.REGISTRY + "+.getTransactionKey()");
    }
    return methods;
  }

  /** What a method says of transactions, null if nothing. */
  static @Nullable JtaCall call(MethodFacts method) {
    if (method.faces().isEmpty() || Modifier.isStatic(method.modifiers())) {
      return null;
    }
    JtaCall ofManager = JtaCall.ofManager(method.name());
    JtaCall ofRegistry = JtaCall.ofRegistry(method.name());
    List<String> above = method.faces().get(0).type().supertypes();
    return ofManager != null && isBelow(above, JtaCall.MANAGER)
        ? ofManager
        : ofRegistry != null && isBelow(above, JtaCall.REGISTRY) ? ofRegistry : null;
  }

  private static boolean isBelow(List<String> above, String simpleName) {
    for (String name : JtaCall.PACKAGES) {
      if (above.contains(name + "." + simpleName)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a class that is there is one of managers or of registries. */
  public static boolean isManager(Class<?> loaded) {
    return TYPES.has(loaded);
  }

  @Override
  protected boolean tells(String className, MethodFacts method) {
    return call(method) != null;
  }
}
