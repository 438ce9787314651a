package dev.larder.dispatch;

import dev.larder.dispatch.jta.TransactionSites;
import dev.larder.match.MethodFacts;
import dev.larder.rule.called.SiteMethod;
import dev.larder.transaction.OpenWrites;
import dev.larder.weave.FactsText;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Links call sites for the dispatcher. A new site runs the method's body and nothing else, or notes
 * what a write does; what its rule wants of it is found out on Larder's own thread. Never blocks
 * and never throws.
 */
public final class Linker {
  private final Predicate<SiteMethod> writes;
  private final TransactionSites transactions;
  private final OpenWrites openWrites;
  private final Consumer<Site> newSites;

  /**
   * A linker that tells of each new site once or twice.
   *
   * @param writes which methods must not run unseen, not even before they are prepared
   * @param transactions links those of what tells of transactions
   * @param openWrites where writes are noted until then
   */
  Linker(
      Predicate<SiteMethod> writes,
      TransactionSites transactions,
      OpenWrites openWrites,
      Consumer<Site> newSites) {
    this.writes = writes;
    this.transactions = transactions;
    this.openWrites = openWrites;
    this.newSites = newSites;
  }

  /** {@link #link} of this linker, as a handle. */
  public MethodHandle handle(MethodType type) throws ReflectiveOperationException {
    return MethodHandles.lookup().bind(this, "link", type);
  }

  private CallSite link(SiteMethod method, boolean isEnter, MethodType type) {
    Site site = ClassSites.of(method.owner()).site(method);
    if (isEnter && writes.test(method)) {
      site.await(openWrites);
    }
    CallSite callSite = site.link(isEnter, type);
    if (isEnter) {
      newSites.accept(site);
    }
    return callSite;
  }

  CallSite link(MethodHandles.Lookup lookup, String name, MethodType type, Object[] arguments) {
    boolean isEnter = name.equals("enter");
    try {
      return ApiPlan.means(lookup.lookupClass().getName(), (String) arguments[0])
          ? new ConstantCallSite(
              isEnter
                  ? Handles.enter(ApiPlan.IS_ACTIVE, Handles.argumentArray(type))
                  : Handles.exit(type))
          : link(lookup.lookupClass(), isEnter, type, arguments);
    } catch (Throwable fault) {
      return new ConstantCallSite(isEnter ? Handles.idleEnter(type) : Handles.idleExit(type));
    }
  }

  /** A site for all receivers, and before it one for each class that the method is lent to. */
  private CallSite link(Class<?> owner, boolean isEnter, MethodType type, Object[] arguments)
      throws ReflectiveOperationException {
    String name = (String) arguments[0];
    MethodFacts facts = FactsText.read(name, (String) arguments[3]);
    CallSite told = transactions.link(owner, facts, (String) arguments[1], isEnter, type);
    if (told != null) {
      return told;
    }
    String names = (String) arguments[2];
    SiteMethod method =
        new SiteMethod(
            owner,
            name,
            (String) arguments[1],
            names.isEmpty() ? List.of() : List.of(names.split(",")),
            facts);
    CallSite callSite = link(method, isEnter, type);
    for (int i = 4; i < arguments.length; i += 2) {
      SiteMethod lent =
          method.lentTo((String) arguments[i], FactsText.read(name, (String) arguments[i + 1]));
      CallSite site = link(lent, isEnter, type);
      callSite =
          new ConstantCallSite(
              isEnter ? Receivers.of(lent).choose(site, callSite) : Handles.exit(type));
    }
    return callSite;
  }

  /**
   * Knows the receivers that a method is lent to: those of one class of its own loader, or below.
   */
  private static final class Receivers extends ClassValue<Boolean> {
    private static final MethodHandle TEST = test();

    private final String name;
    private final Class<?> lender;

    private Receivers(String name, Class<?> lender) {
      this.name = name;
      this.lender = lender;
    }

    static Receivers of(SiteMethod lent) {
      return new Receivers(String.valueOf(lent.receiver()), lent.owner());
    }

    /** An enter that runs the one for them and the other for all the rest. */
    MethodHandle choose(CallSite forThem, CallSite forOthers) {
      return MethodHandles.guardWithTest(
          TEST.bindTo(this), forThem.dynamicInvoker(), forOthers.dynamicInvoker());
    }

    @Override
    protected Boolean computeValue(Class<?> type) {
      for (Class<?> above = type; above != null; above = above.getSuperclass()) {
        if (above.getName().equals(name) && above.getClassLoader() == lender.getClassLoader()) {
          return true;
        }
      }
      return false;
    }

    @SuppressWarnings("UnusedMethod") // by its handle
    private boolean isOne(Object receiver) {
      return get(receiver.getClass());
    }

    private static MethodHandle test() {
      try {
        return MethodHandles.lookup()
            .findVirtual(
                Receivers.class, "isOne", MethodType.methodType(boolean.class, Object.class));
      } catch (ReflectiveOperationException fault) {
        throw new ExceptionInInitializerError(fault);
      }
    }
  }
}
