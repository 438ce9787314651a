package dev.larder.rule.again;

import dev.larder.batch.BatchPlan;
import dev.larder.config.ReadOptions;
import dev.larder.engine.Plan;
import dev.larder.engine.ReadPlan;
import dev.larder.engine.entry.EntryName;
import dev.larder.engine.frame.Again;
import dev.larder.engine.frame.Arguments;
import dev.larder.key.SingleValue;
import dev.larder.later.FuturePlan;
import dev.larder.later.LaterThreads;
import dev.larder.later.ReactivePlan;
import dev.larder.later.reactive.Fluxes;
import dev.larder.later.reactive.Monos;
import dev.larder.later.reactive.Publishers;
import dev.larder.loader.LoaderPlan;
import dev.larder.loader.LoaderThreads;
import dev.larder.metrics.Recorder;
import dev.larder.pattern.InvalidateOnCall;
import dev.larder.pattern.Readers;
import dev.larder.pattern.WriteThrough;
import dev.larder.rule.called.AgainHandle;
import dev.larder.rule.called.CalledMethod;
import dev.larder.rule.called.Later;
import dev.larder.rule.called.SiteMethod;
import dev.larder.rule.many.ManyFit;
import dev.larder.rule.tag.ArrayKey;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.time.Duration;

/**
 * Makes plans around those of reads.
 *
 * @param later whose time calls take that must not wait
 * @param loaders where methods run beside their callers
 * @param readers the plans of reads
 */
public record AgainPlans(LaterThreads later, LoaderThreads loaders, Readers readers) {
  /** Plans whose work is done on these threads. */
  public static <T extends LaterThreads & LoaderThreads> AgainPlans on(T threads) {
    return new AgainPlans(threads, threads, new Readers());
  }

  /**
   * A plan of a method of many ids.
   *
   * @param rule the read of one
   * @param prefix of its keys
   * @throws IllegalAccessException if the method cannot be called
   */
  public Plan many(String rule, ManyFit many, CalledMethod method, String prefix, Recorder recorder)
      throws IllegalAccessException {
    MethodType type = SiteMethod.enterType(method.body());
    ArrayKey key = ArrayKey.of(prefix, many.key(), type);
    ManyFit.OfPrimitive primitive = many.primitive();
    ArrayKey plain =
        primitive == null
            ? key
            : ArrayKey.of(
                prefix,
                primitive.key(),
                type.changeParameterType(many.argument(), primitive.type()));
    return new BatchPlan(
        readers,
        rule,
        AgainHandle.of(method),
        new BatchPlan.Shape(many.argument(), many.ids(), many.values()),
        new BatchPlan.Keys(many.root(), key::values, plain::values),
        recorder);
  }

  /**
   * A plan of a write that leaves a value to the reads of a rule.
   *
   * @param replaced the key of their entry
   */
  public Plan leaving(InvalidateOnCall drops, EntryName replaced, String rule, SingleValue value) {
    return new WriteThrough(drops, replaced, readers, rule, value);
  }

  /**
   * A plan for results that come later.
   *
   * @param name of the entry, from the array of receiver (unless static) and arguments
   * @param call what the frames of one call have in common
   * @throws ReflectiveOperationException if the method, or what it returns, cannot be called
   */
  public Plan later(ReadPlan plan, CalledMethod method, EntryName name, Object call)
      throws ReflectiveOperationException {
    Class<?> result = method.body().getReturnType();
    return Later.isReactive(result)
        ? ReactivePlan.of(plan, later, publishers(plan, method), arguments(method))
        : FuturePlan.of(plan, later, again(method, call), arguments(method), name);
  }

  private static Publishers publishers(ReadPlan plan, CalledMethod method)
      throws ReflectiveOperationException {
    Class<?> type = method.body().getReturnType();
    return method.later() == Later.FLUX ? Fluxes.of(type, plan.ticker()) : Monos.of(type);
  }

  /**
   * A plan whose loads may run elsewhere than they would.
   *
   * @param name as {@link #later}
   * @throws ReflectiveOperationException if the method cannot be called
   */
  public Plan loader(
      ReadPlan plan, CalledMethod method, EntryName name, Object call, ReadOptions options)
      throws ReflectiveOperationException {
    Duration patience = options.loading().loadTimeout();
    return new LoaderPlan(
        plan,
        again(method, call),
        arguments(method),
        name,
        loaders,
        new LoaderPlan.Settings(
            options.loading().refresh().inline(),
            !Modifier.isSynchronized(method.body().getModifiers()),
            patience == null ? Long.MAX_VALUE : patience.toNanos()));
  }

  private static Again again(CalledMethod method, Object call) throws IllegalAccessException {
    return new Again(call, AgainHandle.of(method));
  }

  private static Arguments arguments(CalledMethod method) {
    return Arguments.of(!Modifier.isStatic(method.body().getModifiers()));
  }
}
