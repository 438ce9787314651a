package dev.larder.rule;

import dev.larder.behind.QueueOptions;
import dev.larder.behind.call.BehindMethod;
import dev.larder.config.ReadOptions;
import dev.larder.config.ReadOptions.SingleFlight;
import dev.larder.engine.Plan;
import dev.larder.engine.ReadPlan;
import dev.larder.engine.ReadSite;
import dev.larder.engine.entry.EntryName;
import dev.larder.engine.frame.OutermostPlan;
import dev.larder.engine.lock.KeyLocks;
import dev.larder.engine.lock.Leading;
import dev.larder.invalidation.Invalidator;
import dev.larder.invalidation.SettleTime;
import dev.larder.invalidation.life.RuleLives;
import dev.larder.key.CompiledKey;
import dev.larder.key.SingleValue;
import dev.larder.later.reactive.Subscriptions;
import dev.larder.metrics.Recorder;
import dev.larder.pattern.InvalidateOnCall;
import dev.larder.pattern.InvalidateOnCall.Moment;
import dev.larder.rule.again.AgainPlans;
import dev.larder.rule.again.LoadOptions;
import dev.larder.rule.behind.BehindFit;
import dev.larder.rule.called.CalledMethod;
import dev.larder.rule.called.Later;
import dev.larder.rule.called.SiteMethod;
import dev.larder.rule.clause.SiteConditions;
import dev.larder.rule.many.ManyFit;
import dev.larder.rule.tag.ArrayKey;
import dev.larder.transaction.Transactions;
import dev.larder.version.AgedTags;
import dev.larder.version.EntryTags;
import dev.larder.version.RenewedTags;
import java.lang.reflect.MalformedParameterizedTypeException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
      if (rule instanceof BatchRule batch) {
        return planBatch(batch, fit);
      }
      if (rule instanceof BehindRule behind) {
        return planBehind(behind, site, fit);
      }
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
            fit.format(rule),
            LoadOptions.pattern(options),
            LoadOptions.settings(options, mayWait(options, fit.method())),
            rule.statistics(),
            fit.unless(rule),
            tags(rule, fit, key));
    ReadPlan plan = stores.readPlan(rule, read, leading(options, fit.method()));
    stores.again().readers().add(rule.name(), plan, fit.primitives(rule));
    // Without a key of the rule's own, methods of other names have other keys.
    String call = rule.key() == null ? rule.name() + " " + site.name() : rule.name();
    EntryName name = ArrayKey.of(prefix, key, fit.enterType())::of;
    Plan whole = around(plan, fit.method(), name, call, options);
    return new Planned(new OutermostPlan(whole, call, false), key, conditions);
  }

  private Plan around(
      ReadPlan plan, CalledMethod method, EntryName name, String call, ReadOptions options)
      throws RefusedSiteException {
    AgainPlans plans = stores.again();
    try {
      if (method.later() != Later.NO) {
        return plans.later(plan.unbound(), method, name, call);
      }
      return LoadOptions.callAgain(options)
          ? plans.loader(plan, method, name, call, options)
          : plan;
    } catch (ReflectiveOperationException fault) {
      throw new RefusedSiteException("is not cached: it cannot be called again: " + fault, fault);
    }
  }

  private EntryTags tags(ReadRule rule, RuleFit fit, CompiledKey key) throws RefusedSiteException {
    EntryTags tags = fit.tags(rule, key);
    boolean aged = LoadOptions.agesMatter(rule.options());
    return RenewedTags.of(
        aged ? new AgedTags(tags) : tags,
        stores.invalidator().lives().before(rules.versionKey(rule)));
  }

  private Planned planBatch(BatchRule rule, RuleFit fit) throws RefusedSiteException {
    ManyFit many = fit.many(rule);
    String prefix = rules.namespace() + ":";
    AgainPlans plans = stores.again();
    try {
      return new Planned(
          plans.many(rule.of().name(), many, fit.method(), prefix, rule.statistics()), null);
    } catch (IllegalAccessException fault) {
      throw new RefusedSiteException("is not cached: it cannot be called again: " + fault, fault);
    }
  }

  private Planned planWrite(WriteRule rule, SiteMethod site, RuleFit fit)
      throws RefusedSiteException {
    Invalidator invalidator = stores.invalidator();
    Recorder recorder = rule.statistics();
    Transactions transactions = transactions(site, recorder);
    InvalidateOnCall drops =
        new InvalidateOnCall(
            names(rule, fit),
            moment(rule),
            invalidator,
            transactions,
            recorder,
            subscriptions(fit.method().body().getReturnType()));
    Plan plan = leaving(rule, fit, drops);
    return new Planned(new OutermostPlan(plan, rule.name(), true), null);
  }

  /** One transaction tells of the writes of all rules whoever was the first to ask. */
  private Transactions transactions(SiteMethod site, Recorder recorder) {
    Invalidator invalidator = stores.invalidator();
    return Transactions.of(
        site.owner().getClassLoader(),
        stores.flights().openWrites(),
        telling(recorder, keys -> invalidator.invalidate(dropped(keys))),
        telling(recorder, keys -> invalidator.send(dropped(keys))));
  }

  private Planned planBehind(BehindRule rule, SiteMethod site, RuleFit fit)
      throws RefusedSiteException {
    QueueOptions options =
        BehindFit.options(
            rules.namespace() + ":~wb:" + rule.name(),
            rule.queueing(),
            site.owner().getClassLoader());
    EntryName key = fit.key(rule, options.name() + ":")::of;
    try {
      BehindMethod method = fit.behind(rule).method(site, fit.method(), rule.name(), key);
      return new Planned(
          stores
              .behinds()
              .plan(method, options, transactions(site, rule.statistics()), rule.statistics()),
          null);
    } catch (IllegalAccessException fault) {
      throw new RefusedSiteException("does not wait: it cannot be called again: " + fault, fault);
    }
  }

  private Plan leaving(WriteRule rule, RuleFit fit, InvalidateOnCall drops)
      throws RefusedSiteException {
    WriteRule.Left left = rule.left();
    if (left == null) {
      return drops;
    }
    SingleValue value = fit.value(left);
    return stores.remote() != null && left.of().isOfKeyAlone() && rule.isReplacing(fit.method())
        ? stores.again().leaving(drops, drops.names().get(0), left.of().name(), value)
        : drops;
  }

  private static @Nullable Subscriptions subscriptions(Class<?> result)
      throws RefusedSiteException {
    try {
      return Later.isReactive(result) ? Subscriptions.of(result) : null;
    } catch (ReflectiveOperationException fault) {
      throw new RefusedSiteException("its end cannot be seen: " + fault, fault);
    }
  }

  /** Managers of transactions are told of no fault: the rule is. */
  private static Consumer<List<String>> telling(Recorder recorder, Consumer<List<String>> drop) {
    return keys -> {
      try {
        drop.accept(keys);
      } catch (RuntimeException | Error fault) {
        recorder.fault(fault.toString());
        throw fault;
      }
    };
  }

  private static List<EntryName> names(WriteRule rule, RuleFit fit) throws RefusedSiteException {
    List<EntryName> names = fit.names(rule);
    long settleMillis = rule.timing().settleMillis();
    if (settleMillis > 0) {
      String settleTime = SettleTime.text(settleMillis);
      names.add(arguments -> settleTime);
    }
    return names;
  }

  private static Moment moment(WriteRule rule) {
    return switch (rule.timing().when()) {
      case AFTER_COMMIT -> Moment.AFTER_COMMIT;
      case AFTER -> Moment.AFTER;
      case BEFORE -> Moment.BEFORE;
    };
  }

  /** Of a transaction that has written too much, the versions of all rules, too. */
  private List<String> dropped(List<String> keys) {
    if (!keys.contains(Transactions.ALL)) {
      return keys;
    }
    List<String> all = new ArrayList<>(keys);
    all.remove(Transactions.ALL);
    all.add(RuleLives.EVER);
    all.addAll(rules.longestSettleTime());
    return all;
  }

  private Leading leading(ReadOptions options, CalledMethod method) {
    KeyLocks locks = stores.locks();
    SingleFlight among = options.singleFlight();
    if (method.later() != Later.NO) {
      return Leading.OF_THIS_JVM; // to ask the other JVMs is to wait
    }
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

  /**
   * What a rule runs in one method.
   *
   * @param key makes the plan's input of a call; null: the input is the array of receiver and
   *     arguments
   * @param conditions what has to hold before the plan is asked; none without a key
   */
  public record Planned(Plan plan, @Nullable CompiledKey key, SiteConditions conditions) {
    /** For every call. */
    public Planned(Plan plan, @Nullable CompiledKey key) {
      this(plan, key, SiteConditions.NONE);
    }
  }
}
