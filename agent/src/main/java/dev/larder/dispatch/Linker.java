package dev.larder.dispatch;

import dev.larder.match.MethodFacts;
import dev.larder.rule.called.SiteMethod;
import dev.larder.transaction.OpenWrites;
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
  private final OpenWrites openWrites;
  private final Consumer<Site> newSites;

  /**
   * A linker that tells of each new site once or twice.
   *
   * @param writes which methods must not run unseen, not even before they are prepared
   * @param openWrites where they are noted until then
   */
  Linker(Predicate<SiteMethod> writes, OpenWrites openWrites, Consumer<Site> newSites) {
    this.writes = writes;
    this.openWrites = openWrites;
    this.newSites = newSites;
  }

  /** {@link #link} of this linker, as a handle. */
  public MethodHandle handle(MethodType type) throws ReflectiveOperationException {
    return MethodHandles.lookup().bind(this, "link", type);
  }

  CallSite link(MethodHandles.Lookup lookup, String name, MethodType type, Object[] arguments) {
    boolean isEnter = name.equals("enter");
    try {
      if (ApiPlan.means(lookup.lookupClass().getName(), (String) arguments[0])) {
        return new ConstantCallSite(
            isEnter
                ? Handles.enter(ApiPlan.IS_ACTIVE, Handles.argumentArray(type))
                : Handles.exit(type));
      }
      String names = (String) arguments[2];
      SiteMethod method =
          new SiteMethod(
              lookup.lookupClass(),
              (String) arguments[0],
              (String) arguments[1],
              names.isEmpty() ? List.of() : List.of(names.split(",")),
              MethodFacts.read((String) arguments[0], (String) arguments[3]));
      Site site = ClassSites.of(method.owner()).site(method);
      if (isEnter && writes.test(method)) {
        site.await(openWrites);
      }
      CallSite callSite = site.link(isEnter, type);
      if (isEnter) {
        newSites.accept(site);
      }
      return callSite;
    } catch (Throwable fault) {
      return new ConstantCallSite(isEnter ? Handles.idleEnter(type) : Handles.idleExit(type));
    }
  }
}
