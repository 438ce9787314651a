package dev.larder.dispatch;

import static java.lang.invoke.MethodType.methodType;

import dev.larder.engine.Plan;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.LocalEntry;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Composes the targets of call sites. A read's enter goes from the typed arguments to the key
 * values to the plan without an argument array and without boxing what the key does not use; an
 * exit costs one null check where the body ran on its own.
 */
final class Handles {
  private static final MethodHandles.Lookup HERE = MethodHandles.lookup();
  private static final MethodHandle ENTER =
      outOfLine(find("enter", methodType(Object.class, Plan.class, Object.class)));
  private static final MethodHandle NEAR =
      find("near", methodType(Object.class, Plan.class, Object.class));
  private static final MethodHandle RUN_THE_BODY =
      find("runTheBody", methodType(Object.class, Plan.class, Throwable.class));
  private static final MethodHandle EXIT =
      outOfLine(
          find("exit", methodType(Object.class, Object.class, Object.class, Throwable.class)));
  private static final MethodHandle VALUE = find("value", methodType(Object.class, Object.class));
  private static final MethodHandle IS_HIT = find("isHit", methodType(boolean.class, Object.class));
  private static final MethodHandle IS_VALUE =
      find("isValue", methodType(boolean.class, Object.class));
  private static final Object NO_HIT = new Object();
  private static final MethodHandle IS_NULL =
      find("isNull", methodType(boolean.class, Object.class));

  private static final MethodHandle GUARD_ENTER =
      findIn(InputGuard.class, "enter", methodType(boolean.class));
  private static final MethodHandle GUARD_LEAVE =
      findIn(InputGuard.class, "leave", methodType(Object.class, Throwable.class, Object.class));

  private Handles() {}

  /** What an enter does while its site has nothing to do: run the body. */
  static MethodHandle idleEnter(MethodType type) {
    return MethodHandles.empty(type);
  }

  /** What an exit does while its site has nothing to do: return what the body returned. */
  static MethodHandle idleExit(MethodType type) {
    if (type.returnType() == void.class) {
      return MethodHandles.empty(type);
    }
    MethodHandle result = MethodHandles.identity(type.returnType());
    return MethodHandles.dropArguments(
        MethodHandles.dropArguments(result, 0, type.parameterType(0)), 2, type.parameterType(2));
  }

  /**
   * An enter that makes the plan's input of the arguments.
   *
   * @param input of the enter's type: from receiver and arguments to the input
   */
  static MethodHandle enter(Plan plan, MethodHandle input) {
    return failOpen(plan, MethodHandles.filterReturnValue(input, oneInput(plan)));
  }

  /**
   * As {@link #enter}, with an input that is taken anew where the near look found nothing: the
   * first one then goes into no call that the JIT leaves a call, and is never made on the heap.
   */
  static MethodHandle nearThenEnter(Plan plan, MethodHandle input) {
    return nearThenEnter(plan, input, input);
  }

  /** The same with another input for the plan than for the near look. */
  static MethodHandle nearThenEnter(Plan plan, MethodHandle values, MethodHandle input) {
    MethodHandle near = MethodHandles.filterReturnValue(values, NEAR.bindTo(plan));
    MethodHandle whole = MethodHandles.filterReturnValue(input, ENTER.bindTo(plan));
    return failOpen(plan, firstOf(near, whole));
  }

  private static MethodHandle oneInput(Plan plan) {
    return firstOf(NEAR.bindTo(plan), ENTER.bindTo(plan));
  }

  /** Both of one type; the second is asked where the first had no hit. */
  private static MethodHandle firstOf(MethodHandle near, MethodHandle whole) {
    MethodHandle found =
        MethodHandles.dropArguments(
            MethodHandles.identity(Object.class), 1, near.type().parameterList());
    MethodHandle next = MethodHandles.dropArguments(whole, 0, Object.class);
    return MethodHandles.foldArguments(MethodHandles.guardWithTest(IS_HIT, found, next), near);
  }

  /**
   * Does the same by a call. The JIT inlines what a constant handle does, however long it is, into
   * every woven method; an element of an array is no constant. One such handle serves all sites:
   * the JDK makes a class for each that is called so some hundred times.
   */
  private static MethodHandle outOfLine(MethodHandle handle) {
    MethodHandle get =
        MethodHandles.insertArguments(
            MethodHandles.arrayElementGetter(MethodHandle[].class),
            0,
            new MethodHandle[] {handle},
            0);
    return MethodHandles.foldArguments(MethodHandles.exactInvoker(handle.type()), get);
  }

  /** An enter that runs the body where anything is thrown. */
  static MethodHandle failOpen(Plan plan, MethodHandle enter) {
    return MethodHandles.catchException(enter, Throwable.class, RUN_THE_BODY.bindTo(plan));
  }

  static @Nullable Object runTheBody(Plan plan, Throwable fault) {
    tell(plan, fault);
    return null;
  }

  /** What cannot even be told concerns the application least of all. */
  private static void tell(Plan plan, Throwable fault) {
    try {
      plan.fault(fault);
    } catch (Throwable untold) {
      // the call ends as it would without Larder
    }
  }

  /** An input that is null, to run the body, where it is asked for while it is being made. */
  static MethodHandle notWithin(MethodHandle input) {
    InputGuard guard = new InputGuard();
    return MethodHandles.guardWithTest(
        GUARD_ENTER.bindTo(guard),
        MethodHandles.tryFinally(input, GUARD_LEAVE.bindTo(guard)),
        MethodHandles.empty(input.type()));
  }

  /**
   * An input that is the array of receiver and arguments, for plans of writes, which are not about
   * nanoseconds.
   */
  static MethodHandle argumentArray(MethodType type) {
    return MethodHandles.identity(Object[].class)
        .asCollector(Object[].class, type.parameterCount())
        .asType(type);
  }

  /** An exit that gives the hit's value, or settles the ticket with the plan that gave it. */
  static MethodHandle exit(MethodType type) {
    MethodHandle settle = EXIT;
    if (type.returnType() == void.class) {
      settle = MethodHandles.insertArguments(settle, 1, (Object) null);
    }
    MethodHandle valueOf =
        MethodHandles.dropArguments(
            MethodHandles.identity(Object.class)
                .asType(methodType(type.returnType(), Object.class)),
            1,
            type.parameterList());
    MethodHandle noHit = MethodHandles.dropArguments(settle.asType(type), 0, Object.class);
    MethodHandle ended =
        MethodHandles.foldArguments(MethodHandles.guardWithTest(IS_VALUE, valueOf, noHit), VALUE);
    return MethodHandles.guardWithTest(IS_NULL, idleExit(type), ended);
  }

  static @Nullable Object enter(Plan plan, @Nullable Object input) {
    Object entered = input == null ? null : plan.enter(input);
    return entered == null || entered instanceof Hit ? entered : new Ticket(plan, entered);
  }

  static @Nullable Object near(Plan plan, @Nullable Object input) {
    return input == null ? null : plan.near(input);
  }

  static @Nullable Object exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    if (ticket instanceof Ticket given) { // else the enter was linked before a reload
      try {
        return given.plan().leave(given.of(), result, thrown);
      } catch (Throwable fault) {
        tell(given.plan(), fault);
      }
    }
    return result;
  }

  /** A plan's ticket, with the plan: rules may change while the body runs. */
  private record Ticket(Plan plan, Object of) {}

  static boolean isHit(@Nullable Object ticket) {
    return ticket instanceof Hit;
  }

  /**
   * A hit's value, or a mark: one question instead of a test and a cast, which the JIT would not
   * see to be the same.
   */
  static @Nullable Object value(Object ticket) {
    return ticket instanceof LocalEntry entry ? entry.value() : valueOfOther(ticket);
  }

  private static @Nullable Object valueOfOther(Object ticket) {
    return ticket instanceof Hit hit ? hit.get() : NO_HIT;
  }

  static boolean isValue(@Nullable Object value) {
    return value != NO_HIT;
  }

  static boolean isNull(@Nullable Object ticket) {
    return ticket == null;
  }

  private static MethodHandle findIn(Class<?> owner, String name, MethodType type) {
    try {
      return HERE.findVirtual(owner, name, type);
    } catch (ReflectiveOperationException fault) {
      throw new ExceptionInInitializerError(fault);
    }
  }

  private static MethodHandle find(String name, MethodType type) {
    try {
      return HERE.findStatic(Handles.class, name, type);
    } catch (ReflectiveOperationException fault) {
      throw new ExceptionInInitializerError(fault);
    }
  }
}
