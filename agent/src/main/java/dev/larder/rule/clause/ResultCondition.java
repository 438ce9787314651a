package dev.larder.rule.clause;

import dev.larder.engine.decision.Unless;
import dev.larder.metrics.Recorder;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * A compiled {@code unless}. Getters that it asks may call the method whose result it is about:
 * what such a call returns is not kept, so that it comes to an end. Thread-safe.
 */
final class ResultCondition implements Unless {
  private final MethodHandle condition;
  private final int arguments;
  private final Recorder recorder;
  private final ThreadLocal<Boolean> within = new ThreadLocal<>();

  /**
   * A condition on results.
   *
   * @param condition from the array of arguments and the result to {@code boolean}
   * @param arguments how many there are
   */
  ResultCondition(MethodHandle condition, int arguments, Recorder recorder) {
    this.condition = condition;
    this.arguments = arguments;
    this.recorder = recorder;
  }

  @Override
  public boolean holds(Object @Nullable [] given, @Nullable Object result) {
    if (within.get() != null) {
      return true;
    }
    within.set(true);
    try {
      Object[] call = given == null ? new Object[arguments] : given;
      return (boolean) condition.invokeExact(call, result);
    } catch (Throwable fault) {
      recorder.fault("unless: " + fault);
      return true;
    } finally {
      within.remove();
    }
  }
}
