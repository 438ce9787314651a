package dev.larder.dispatch.jta;

import static java.lang.invoke.MethodType.methodType;

import dev.larder.match.MethodFacts;
import dev.larder.transaction.jta.JtaCall;
import dev.larder.transaction.jta.Managers;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Links the call sites of woven managers to what notes them. Thread-safe. */
final class ManagerSites {
  private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

  private final Managers managers;
  private final Predicate<MethodFacts> isRuled;

  /**
   * Sites that tell of managers.
   *
   * @param isRuled whether a rule is about a method: then it is left to the rule
   */
  ManagerSites(Managers managers, Predicate<MethodFacts> isRuled) {
    this.managers = managers;
    this.isRuled = isRuled;
  }

  /**
   * Links one of a method's two call sites.
   *
   * @return null if the method is none of a manager or a registry
   */
  @Nullable CallSite link(MethodFacts method, boolean isEnter, MethodType type)
      throws ReflectiveOperationException {
    JtaCall call = ManagerMatcher.call(method);
    return call == null || isRuled.test(method)
        ? null
        : new ConstantCallSite(isEnter ? enter(call, type) : exit(type));
  }

  /** Runs the body and forgets it. */
  private MethodHandle enter(JtaCall call, MethodType type) throws ReflectiveOperationException {
    MethodHandle see =
        HERE.bind(managers, "see", methodType(void.class, JtaCall.class, Object.class))
            .bindTo(call);
    MethodHandle nothing = MethodHandles.empty(type);
    return MethodHandles.foldArguments(nothing, see);
  }

  /** Of the type {@code (entered, result, thrown) result}, without the result where it is void. */
  private static MethodHandle exit(MethodType type) {
    return type.returnType() == void.class
        ? MethodHandles.empty(type)
        : MethodHandles.permuteArguments(MethodHandles.identity(type.returnType()), type, 1);
  }
}
