package dev.larder.store.near;

import dev.larder.version.VersionKeys;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Says whether this JVM may keep what it has read from Redis, and lets go of it. Thread-safe;
 * guarded by its monitor.
 *
 * <p>What was read may be out of date before it is kept: the message about it may have come
 * meanwhile, or this JVM have dropped it. So a read takes a stamp before it asks, and what it has
 * read is kept only if the stamp is still the same; whoever lets go of a key changes the stamp
 * first and drops afterwards. A stamp is shared by some keys, and changes for all of them with each
 * version that moves, since which versions an entry carries is known only when it is there.
 */
public final class NearGate {
  /** The stamp at a time when nothing may be kept. */
  public static final long SHUT = 0;

  /** How long entries are kept where nobody tells of changes. */
  public static final long UNTOLD_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final int STRIPES = 1_024;

  private final Consumer<String> drop;
  private final Runnable clear;
  private final int[] stamps = new int[STRIPES];
  private int general = 1;
  private long longestNanos;
  private boolean isSilent;

  /**
   * A gate that is shut.
   *
   * @param drop lets go of a key, or of what carries the version under it
   * @param clear lets go of everything
   */
  public NearGate(Consumer<String> drop, Runnable clear) {
    this.drop = drop;
    this.clear = clear;
  }

  /** One that nobody keeps anything behind. */
  public static NearGate none() {
    return new NearGate(key -> {}, () -> {});
  }

  /** To be taken before a key is asked for. */
  public synchronized long stamp(String key) {
    return longestNanos == 0 || isSilent ? SHUT : stampOf(key);
  }

  private long stampOf(String key) {
    return ((long) general << Integer.SIZE) | (stamps[stripe(key)] & 0xFFFF_FFFFL);
  }

  /** Runs what keeps an entry, unless it may be out of date by now. */
  public synchronized void keep(String key, long stamp, Runnable put) {
    if (stamp != SHUT && stamp(key) == stamp) {
      put.run();
    }
  }

  /** The longest that an entry may be kept, in nanoseconds; 0 for not at all. */
  public synchronized long longestNanos() {
    return longestNanos;
  }

  /** A key holds something else by now, or a version has moved. */
  public void moved(String key) {
    renew(key);
    drop.accept(key);
  }

  /** What was read of a key until now is not kept. */
  public synchronized void renew(String key) {
    if (VersionKeys.isVersion(key)) {
      general++;
    } else {
      stamps[stripe(key)]++;
    }
  }

  /** Everything may be another by now. */
  public void flush() {
    synchronized (this) {
      general++;
    }
    clear.run();
  }

  /** Entries may be kept: their changes are told from now on. */
  public void open() {
    open(Long.MAX_VALUE / 2);
  }

  /** Entries may be kept for a short time: nobody tells of changes. */
  public void openUntold() {
    open(UNTOLD_NANOS);
  }

  private synchronized void open(long longest) {
    longestNanos = longest;
    isSilent = false;
  }

  /** Nobody tells of changes any more. */
  public void shut() {
    synchronized (this) {
      longestNanos = 0;
      general++;
    }
    clear.run();
  }

  /**
   * Whether what would be told arrives: an answer came over the connection, and with it all that
   * was told before, or none did in time.
   */
  public void heard(boolean answered) {
    boolean falls;
    synchronized (this) {
      falls = !answered && !isSilent;
      isSilent = !answered;
      general += falls ? 1 : 0;
    }
    if (falls) {
      clear.run();
    }
  }

  private static int stripe(String key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (STRIPES - 1);
  }
}
