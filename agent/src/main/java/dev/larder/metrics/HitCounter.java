package dev.larder.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts what happens so often that an atomic increment (5 ns, as much as the rest of a hit) is too
 * dear. Thread-safe; the sum is exact once the counting calls have ended, with any number of
 * threads, and while they go on it is never above what has happened.
 *
 * <p>Each stripe belongs to the first thread that comes to it. Only that thread ever writes its
 * count, so it reads and writes without an atomic step; a thread whose stripe is another's uses an
 * adder. A stripe whose owner has ended is free again: {@code isAlive} makes its last count
 * visible. Owners are held weakly, since a thread may be of an application's class. Beside the
 * count stands the owner's id, which no thread of this JVM has again: the one comparison of a hit
 * stays in the count's cache line. (A thread class that overrides {@code getId} with the id of
 * another may cost counts, never more.)
 *
 * <p>A record of plain arrays, since the JIT takes the fields of a record that it knows for
 * constants.
 */
@SuppressWarnings("ArrayRecordComponent") // compared with no other
public record HitCounter(
    @Nullable WeakReference<Thread>[] owners,
    long[] counts,
    LongAdder others,
    AtomicLong forgotten) {
  private static final int STRIPES = 32;

  /** Two cache lines, since processors fetch them in pairs. */
  private static final int STRIDE = 16;

  /** Where the owner's id stands after its count; ids begin with 1. */
  private static final int OWNER_ID = 1;

  private static final VarHandle OWNER = MethodHandles.arrayElementVarHandle(WeakReference[].class);
  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

  /** A counter at zero; about 4 KiB. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  public static HitCounter create() {
    return new HitCounter(
        new WeakReference[STRIPES], new long[STRIPES * STRIDE], new LongAdder(), new AtomicLong());
  }

  /** Counts one more. */
  public void increment() {
    if (!isIncremented()) {
      Thread self = Thread.currentThread();
      claim(stripe(self.getId()), self);
    }
  }

  /** Counts one more if the calling thread has a stripe; otherwise nothing is counted. */
  public boolean isIncremented() {
    long id = Thread.currentThread().getId();
    return isAdded(id, stripe(id) * STRIDE);
  }

  /** How often since the last {@link #reset}. */
  public long sum() {
    return total() - forgotten.get();
  }

  /** Begins anew; owners go on counting where they are. */
  public void reset() {
    forgotten.set(total());
  }

  private long total() {
    long sum = others.sum();
    for (int stripe = 0; stripe < STRIPES; stripe++) {
      sum += (long) COUNT.getAcquire(counts, stripe * STRIDE);
    }
    return sum;
  }

  private static int stripe(long id) {
    return (int) id & (STRIPES - 1);
  }

  /**
   * As it comes: one instruction. A hit reads a volatile clock, so that no count waits for long.
   */
  private boolean isAdded(long id, int at) {
    if (counts[at + OWNER_ID] != id) {
      return false;
    }
    counts[at]++;
    return true;
  }

  private void claim(int stripe, Thread self) {
    WeakReference<Thread> owner = owners[stripe];
    if (isFree(owner) && OWNER.compareAndSet(owners, stripe, owner, new WeakReference<>(self))) {
      counts[stripe * STRIDE + OWNER_ID] = self.getId();
      counts[stripe * STRIDE]++;
    } else {
      others.increment();
    }
  }

  private static boolean isFree(@Nullable WeakReference<Thread> owner) {
    Thread thread = owner == null ? null : owner.get();
    return thread == null || !thread.isAlive();
  }
}
