package dev.larder.batch;

import dev.larder.engine.Beside;
import dev.larder.engine.Plan;
import dev.larder.engine.entry.Missed;
import dev.larder.metrics.Recorder;
import dev.larder.pattern.Readers;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A method of many ids: each has the entry that a read of one of them would have. The method is run
 * once, on its caller's thread, with those that have none. Thread-safe.
 *
 * @param rule the read of one
 * @param again from the array of receiver (unless static) and arguments to the method's result
 * @param keys of single entries
 */
public record BatchPlan(
    Readers readers, String rule, MethodHandle again, Shape shape, Keys keys, Recorder recorder)
    implements Plan {
  /**
   * Where a method has its ids.
   *
   * @param argument where they are among receiver (unless static) and arguments
   */
  public record Shape(int argument, Ids ids, Values values) {}

  /**
   * How keys of single entries are made.
   *
   * @param root the placeholder of such a key that the ids stand for
   * @param values from an array of receiver (unless static) and arguments, with one id in the place
   *     of all, to the values of its key
   * @param plain the same where the read takes a primitive
   */
  public record Keys(
      String root, Function<Object, Object> values, Function<Object, Object> plain) {}

  /** More are not looked for. */
  private static final int MOST_IDS = 10_000;

  /** The rule whose method is run with fewer ids by this thread. */
  private static final ThreadLocal<@Nullable String> RUNNING = new ThreadLocal<>();

  @Override
  public @Nullable Object enter(Object input) {
    Object[] arguments = (Object[]) input;
    Readers.Found reader = readers.of(rule);
    List<Object> wanted = shape.ids().of(arguments[shape.argument()]);
    if (reader == null
        || rule.equals(RUNNING.get())
        || wanted == null
        || wanted.isEmpty()
        || wanted.size() > MOST_IDS) {
      return pass();
    }
    Beside entries = reader.plan().beside();
    List<Missed> looked;
    try {
      looked =
          entries.find(keyValues(wanted, arguments, reader.primitives().contains(keys.root())));
    } catch (Throwable fault) {
      recorder.fault(fault.toString());
      return pass();
    }
    if (looked == null) {
      return pass();
    }
    BatchCall call = new BatchCall(this, entries, arguments.clone(), wanted, looked);
    return call.fits() ? call.answer() : pass();
  }

  private @Nullable Object pass() {
    recorder.bypass();
    return null;
  }

  private List<Object> keyValues(List<Object> wanted, Object[] arguments, boolean isPlain) {
    List<Object> all = new ArrayList<>(wanted.size());
    for (Object id : wanted) {
      Object[] one = arguments.clone();
      one[shape.argument()] = id;
      all.add((isPlain ? keys.plain() : keys.values()).apply(one));
    }
    return all;
  }

  /** Runs the body; throws what it throws. */
  @Nullable Object run(Object[] arguments) throws Throwable {
    String outer = RUNNING.get();
    RUNNING.set(rule);
    try {
      return (Object) again.invokeExact(arguments);
    } finally {
      if (outer == null) {
        RUNNING.remove();
      } else {
        RUNNING.set(outer);
      }
    }
  }

  /** It hands out no tickets. */
  @Override
  public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {}

  @Override
  public void fault(Throwable fault) {
    recorder.fault(fault.toString());
    recorder.bypass();
  }
}
