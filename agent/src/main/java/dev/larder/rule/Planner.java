package dev.larder.rule;

import dev.larder.config.ReadOptions;
import dev.larder.config.ReadOptions.SingleFlight;
import dev.larder.engine.Plan;
import dev.larder.engine.ReadPlan;
import dev.larder.engine.ReadSettings;
import dev.larder.engine.ReadSite;
import dev.larder.engine.entry.EntryName;
import dev.larder.engine.frame.OutermostPlan;
import dev.larder.engine.lock.KeyLocks;
import dev.larder.engine.lock.Leading;
import dev.larder.invalidation.Invalidator;
import dev.larder.key.CompiledKey;
import dev.larder.pattern.CacheAside;
import dev.larder.pattern.InvalidateOnCall;
import dev.larder.rule.called.CalledMethod;
import dev.larder.rule.called.SiteMethod;
import dev.larder.rule.clause.SiteConditions;
import dev.larder.transaction.Transactions;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.MalformedParameterizedTypeException;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies a rule to a method and puts the plan together. May take long and load classes; not for
 * the application's threads.
 */
public final class Planner {
  private final RuleSet rules;
  private final Stores stores;

  /** A planner of these rules. */
  public Planner(RuleSet rules, Stores stores) {
    this.rules = rules;
    this.stores = stores;
  }

  /**
   * Plans one rule in one method.
   *
   * @throws RefusedSiteException when the rule does not fit the method
   */
  public Planned plan(Rule rule, SiteMethod site) throws RefusedSiteException {
    try {
      RuleFit fit = RuleFit.of(rules, site);
      return rule instanceof ReadRule read
          ? planRead(read, site, fit)
          : planWrite((WriteRule) rule, site, fit);
    } catch (NoSuchMethodException
        | TypeNotPresentException
        | MalformedParameterizedTypeException
        | LinkageError fault) {
      throw new RefusedSiteException("a type that it names cannot be loaded: " + fault, fault);
    }
  }

  private Planned planRead(ReadRule rule, SiteMethod site, RuleFit fit)
      throws RefusedSiteException {
    CompiledKey key = fit.key(rule);
    SiteConditions conditions = fit.enterConditions(rule);
    String prefix = rules.namespace() + ":";
    ReadOptions options = rule.options();
    ReadSite read =
        new ReadSite(
            values -> prefix.concat(key.text(values)),
            fit.format(),
            new CacheAside(options.lifetime().notFoundTtl() != null),
            settings(options, fit.method()),
            rule.statistics(),
            fit.unless(rule));
    Plan plan =
        stores.remote() == null
            ? ReadPlan.local(read, stores.flights(), stores.local(), stores.ticker())
            : ReadPlan.remote(
                read,
                stores.flights(),
                stores.remote(),
                leading(options, fit.method()),
                stores.ticker());
    // Without a key of the rule's own, methods of other names have other keys.
    String call = rule.key() == null ? rule.name() + " " + site.name() : rule.name();
    return new Planned(new OutermostPlan(plan, call, false), key, conditions);
  }

  private Planned planWrite(WriteRule rule, SiteMethod site, RuleFit fit)
      throws RefusedSiteException {
    MethodType type = SiteMethod.enterType(fit.method().body());
    List<EntryName> names = new ArrayList<>();
    for (CompiledKey key : fit.keys(rule)) {
      names.add(new ArgumentsName(rules.namespace() + ":", key, spread(key, type)));
    }
    Invalidator invalidator = stores.invalidator();
    Transactions transactions =
        Transactions.of(
            site.owner().getClassLoader(), stores.flights().openWrites(), invalidator::invalidate);
    Plan plan = new InvalidateOnCall(names, invalidator, transactions, rule.statistics());
    return new Planned(new OutermostPlan(plan, rule.name(), true), null);
  }

  private static MethodHandle spread(CompiledKey key, MethodType type) {
    return key.values(type)
        .asType(type.generic())
        .asSpreader(Object[].class, type.parameterCount())
        .asType(MethodType.methodType(Object.class, Object.class));
  }

  private Leading leading(ReadOptions options, CalledMethod method) {
    KeyLocks locks = stores.locks();
    SingleFlight among = options.singleFlight();
    if (locks == null || among == SingleFlight.LOCAL || among == SingleFlight.OFF) {
      return Leading.OF_THIS_JVM;
    }
    boolean always = among == SingleFlight.CLUSTER;
    return locks.leading(always, mayWait(options, method), options.maxWait());
  }

  /** A synchronized method holds its monitor. */
  private static boolean mayWait(ReadOptions options, CalledMethod method) {
    return options.singleFlight() != SingleFlight.OFF
        && !Modifier.isSynchronized(method.body().getModifiers());
  }

  private static ReadSettings settings(ReadOptions options, CalledMethod method) {
    return new ReadSettings(
        millis(options.lifetime().ttl()),
        options.lifetime().jitter(),
        millis(options.lifetime().notFoundTtl()),
        mayWait(options, method) ? options.maxWait().toNanos() : 0,
        options.maxBytes());
  }

  /** For ever, where there is no duration. */
  private static long millis(@Nullable Duration duration) {
    return duration == null ? Long.MAX_VALUE : Math.max(1, duration.toMillis());
  }

  /** The name of an entry from the array of receiver and arguments. */
  private record ArgumentsName(String prefix, CompiledKey key, MethodHandle values)
      implements EntryName {
    @Override
    public String of(Object arguments) {
      try {
        return prefix.concat(key.text((Object) values.invokeExact(arguments)));
      } catch (RuntimeException | Error fault) {
        throw fault;
      } catch (Throwable fault) {
        throw new IllegalStateException(fault);
      }
    }
  }
}
