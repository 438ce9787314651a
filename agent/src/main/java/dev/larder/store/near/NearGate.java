package dev.larder.store.near;

import dev.larder.version.VersionKeys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /** Once there are more, all that carries them is let go of: most of it may be gone by then. */
  private static final int MOST_VERSIONS = 20_000;

  private final Consumer<String> drop;
  private final Runnable clear;
  private final int[] stamps = new int[STRIPES];
  private int general = 1;
  private final Set<String> versions = new HashSet<>();
  private final List<Source> sources = new ArrayList<>();
  private long longestNanos;

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
    return longestNanos == 0 ? SHUT : stampOf(key);
  }

  private long stampOf(String key) {
    return ((long) general << Integer.SIZE) | (stamps[stripe(key)] & 0xFFFF_FFFFL);
  }

  /**
   * Runs what keeps an entry, unless it may be out of date by now.
   *
   * @param carried the keys of the versions that it carries
   */
  public void keep(String key, List<String> carried, long stamp, Runnable put) {
    if (!kept(key, carried, stamp, put)) {
      clear.run();
    }
  }

  /** Whether there was room for what is known of versions. */
  private synchronized boolean kept(String key, List<String> carried, long stamp, Runnable put) {
    if (stamp == SHUT || stamp(key) != stamp) {
      return true;
    }
    if (versions.size() > MOST_VERSIONS) {
      forget();
      return false;
    }
    versions.addAll(carried);
    put.run();
    return true;
  }

  /** The longest that an entry may be kept, in nanoseconds; 0 for not at all. */
  public synchronized long longestNanos() {
    return longestNanos;
  }

  /** This JVM lets go of a key, or of what carries the version under it. */
  public void moved(String key) {
    boolean unused = renew(key);
    drop.accept(key);
  }

  /** A message that a key holds something else by now, or that a version has moved. */
  public void told(String key) {
    if (renew(key)) {
      drop.accept(key);
    }
  }

  /**
   * What was read of a key until now is not kept.
   *
   * @return whether anything may be kept of it
   */
  public synchronized boolean renew(String key) {
    if (!VersionKeys.isVersion(key)) {
      stamps[stripe(key)]++;
      return true;
    }
    general++;
    return versions.remove(key);
  }

  /** Everything may be another by now. */
  public void flush() {
    synchronized (this) {
      forget();
    }
    clear.run();
  }

  private void forget() {
    general++;
    versions.clear();
  }

  /** Another one who has to tell of changes before anything is kept. */
  public Source source() {
    Source source = new Source();
    change(() -> sources.add(source));
    return source;
  }

  /** Something has changed about a source, so that nothing is kept that was. */
  private void change(Runnable change) {
    synchronized (this) {
      change.run();
      recount();
      forget();
    }
    clear.run();
  }

  private void recount() {
    longestNanos = sources.stream().mapToLong(Source::tellsNanos).min().orElse(0);
  }

  /**
   * One who tells of changes of a part of what is kept: a server, over one connection after the
   * other. Nothing is kept unless every source tells. Guarded by the gate's monitor.
   */
  public final class Source {
    private long connection;
    private long longest;
    private boolean isSilent;

    private Source() {}

    private long tellsNanos() {
      return isSilent ? 0 : longest;
    }

    /** Whether it matters soon that it falls silent. */
    public boolean isInUse() {
      synchronized (NearGate.this) {
        return longest > 0;
      }
    }

    /**
     * Entries may be kept: their changes are told from now on.
     *
     * @param since what {@link #shut} gave when the connection began
     */
    public void open(long since) {
      boolean unused = open(since, Long.MAX_VALUE / 2);
    }

    /** Entries may be kept for a short time: nobody tells of changes. Whether they may. */
    public boolean openUntold(long since) {
      return open(since, UNTOLD_NANOS);
    }

    private boolean open(long since, long nanos) {
      synchronized (NearGate.this) {
        boolean isCurrent = since == connection;
        if (isCurrent) {
          longest = nanos;
          isSilent = false;
          recount();
        }
        return isCurrent;
      }
    }

    /** Nobody tells of changes any more, until whoever began the next connection opens it. */
    public long shut() {
      long current;
      synchronized (NearGate.this) {
        longest = 0;
        current = ++connection;
        recount();
        forget();
      }
      clear.run();
      return current;
    }

    /**
     * Whether what would be told arrives: an answer came over the connection, and with it all that
     * was told before, or none did in time.
     */
    public void heard(boolean answered) {
      boolean falls;
      synchronized (NearGate.this) {
        falls = !answered && !isSilent;
        isSilent = !answered;
        recount();
      }
      if (falls) {
        flush();
      }
    }

    /** It has no part of what is kept any more. */
    public void close() {
      change(() -> sources.remove(this));
    }
  }

  private static int stripe(String key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (STRIPES - 1);
  }
}
