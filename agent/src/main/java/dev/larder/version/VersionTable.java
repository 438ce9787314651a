package dev.larder.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The versions that this JVM knows without asking, as long as the store tells of each that moves.
 * Thread-safe; changes are guarded by its monitor, a look is one into a map.
 *
 * <p>An answer may be on its way to a thread while the message that it is out of date has been
 * dealt with: so a version is taken over only if no message about it has come since it was asked
 * for. A stamp, shared by some keys, tells.
 */
public final class VersionTable {
  private static final int MOST = 10_000;
  private static final Long NOT_KNOWN = 0L;
  private static final int STAMPS = 4_096;
  private static final long SHORTEST_MILLIS = TimeUnit.DAYS.toMillis(1);

  /**
   * How often all is forgotten, so that each version in use is asked for in every quarter of the
   * shortest life, and lives on.
   */
  public static final long FORGET_MILLIS = SHORTEST_MILLIS / 4;

  private final String prefix;
  private final UnaryOperator<String> logical;
  private final Consumer<String> moved;
  private final Map<String, Long> known = new ConcurrentHashMap<>();
  private final Set<String> announced = new HashSet<>();
  private final int[] stamps = new int[STAMPS];
  private volatile long lifeMillis = SHORTEST_MILLIS;
  private long connection;
  private boolean told;

  /**
   * A table that knows nothing.
   *
   * @param prefix what the keys of versions begin with
   * @param moved hears of each version that was raised elsewhere, or has gone; must not block
   */
  public VersionTable(String prefix, Consumer<String> moved) {
    this(prefix, key -> key, moved);
  }

  /**
   * A table of copies of versions.
   *
   * @param logical of what version a copy is
   * @param moved hears of versions, not of copies
   */
  public VersionTable(String prefix, UnaryOperator<String> logical, Consumer<String> moved) {
    this.prefix = prefix;
    this.logical = logical;
    this.moved = moved;
  }

  /** Of what version this is the key of a copy; the key itself where there are no copies. */
  public String logical(String key) {
    return logical.apply(key);
  }

  /** What the keys of versions begin with. */
  public String prefix() {
    return prefix;
  }

  /** Makes sure that versions outlive entries of this ttl. */
  public void cover(long ttlMillis) {
    long twice = ttlMillis > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : ttlMillis * 2;
    lifeMillis = Math.max(lifeMillis, twice);
  }

  /** How long a version lives when nobody asks for it; those of rules, which are few, for ever. */
  public long lifeMillis(String key) {
    return VersionKeys.isOfRule(logical(key)) ? Long.MAX_VALUE : lifeMillis;
  }

  /** The version under a key, 0 if it is not known. */
  public long of(String key) {
    return number(key);
  }

  /** The versions of some keys, as far as they are known. */
  public Versions of(List<String> keys) {
    if (keys.size() < 2) { // a rule without tags: each hit of one comes here
      return keys.isEmpty() ? Versions.NONE : new Versions(keys, List.of(number(keys.get(0))), 0);
    }
    List<Long> numbers = new ArrayList<>(keys.size());
    for (String key : keys) {
      numbers.add(number(key));
    }
    return new Versions(keys, numbers, 0);
  }

  private Long number(String key) {
    return known.getOrDefault(key, NOT_KNOWN);
  }

  /** Those of the keys whose versions are not known. */
  public List<String> unknown(List<String> keys) {
    List<String> unknown = List.of();
    for (String key : keys) {
      if (of(key) == 0) {
        unknown = unknown.isEmpty() ? new ArrayList<>(keys.size()) : unknown;
        unknown.add(key);
      }
    }
    return unknown;
  }

  /** Changes with each message about a key; to be asked before the store is. */
  public synchronized int stamp(String key) {
    return stamps[stripe(key)];
  }

  /**
   * What the store has answered.
   *
   * @param number below 0 where the asking made it: a message about that is to come, and means
   *     nothing to the loads that follow
   * @param stamp of before it was asked
   */
  public synchronized void learn(String key, long number, int stamp) {
    if (!told || stamps[stripe(key)] != stamp) {
      return;
    }
    if (number < 0) {
      if (announced.size() < MOST) {
        announced.add(key);
      }
    } else if (number > 0) {
      if (known.size() >= MOST) {
        makeRoom();
      }
      known.put(key, number);
    }
  }

  /** Forgets an eighth, whichever: what is in use is asked for again. */
  private void makeRoom() {
    Iterator<String> keys = known.keySet().iterator();
    for (int i = 0; i < MOST / 8; i++) {
      keys.next();
      keys.remove();
    }
  }

  /**
   * A message that the version under a key is another, or has gone.
   *
   * @return whether it was another before: not made by asking for it
   */
  public boolean moved(String key) {
    boolean wasMade;
    synchronized (this) {
      wasMade = announced.remove(key);
      forget(key);
    }
    if (!wasMade) {
      moved.accept(logical(key));
    }
    return !wasMade;
  }

  /** Forgets those of these keys that are keys of versions. */
  public void forgetAmong(Collection<String> keys) {
    for (String key : keys) {
      if (VersionKeys.isVersion(key)) {
        forget(key);
      }
    }
  }

  /** Knows the version under a key no longer, nor what has been asked for it. */
  public synchronized void forget(String key) {
    stamps[stripe(key)]++;
    known.remove(key);
  }

  /** Knows nothing any longer. */
  public synchronized void forgetAll() {
    for (int i = 0; i < STAMPS; i++) {
      stamps[i]++;
    }
    known.clear();
    announced.clear();
  }

  /** There is no connection, or another: nothing is known, and nothing will be told of it. */
  public synchronized long reconnect() {
    told = false;
    forgetAll();
    return ++connection;
  }

  /** The store tells of all that moves, on this connection. */
  public synchronized void trust(long since) {
    told |= since == connection;
  }

  private static int stripe(String key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (STAMPS - 1);
  }
}
