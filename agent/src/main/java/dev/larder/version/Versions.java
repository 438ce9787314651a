package dev.larder.version;

import java.util.ArrayList;
import java.util.List;

/**
 * Some versions at one moment. A version is a number above 0 that only grows; 0 stands for one that
 * is not known. Immutable.
 */
public final class Versions {
  /** Those of an entry that carries none. */
  public static final Versions NONE = new Versions(List.of(), List.of(), 0);

  private final List<String> keys;
  private final List<Long> numbers;
  private final long atMicros;

  /**
   * Versions by their keys.
   *
   * @param numbers in the order of the keys; below 0 where the version was made by the asking
   * @param atMicros the time of the store before they were read; 0: not asked for; below 0: not
   *     told, so that no entry may carry them
   */
  public Versions(List<String> keys, List<Long> numbers, long atMicros) {
    this.keys = List.copyOf(keys);
    this.numbers = List.copyOf(numbers);
    this.atMicros = atMicros;
  }

  /** Versions of which nothing is known. */
  public static Versions unknown(List<String> keys) {
    List<Long> numbers = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      numbers.add(0L);
    }
    return new Versions(keys, numbers, 0);
  }

  /** The same, as far as they tell two readings apart: no entry may carry them. */
  public Versions untrusted() {
    return new Versions(keys, numbers, -1);
  }

  /** The number under a key, 0 where it is not known. */
  public long of(String key) {
    int place = keys.indexOf(key);
    return place < 0 ? 0 : Math.abs(numbers.get(place));
  }

  /** Whether nothing was asked for. */
  public boolean areNone() {
    return keys.isEmpty() && atMicros == 0;
  }

  /** Whether both are of the same keys and have the same numbers, whenever they were read. */
  public boolean areSameAs(Versions other) {
    boolean same = keys.equals(other.keys);
    for (int i = 0; same && i < keys.size(); i++) {
      same = Math.abs(numbers.get(i)) == Math.abs(other.numbers.get(i));
    }
    return same;
  }

  /** Whether those that are known of others are the same here. */
  public boolean include(Versions others) {
    for (String key : others.keys) {
      long number = others.of(key);
      if (number != 0 && number != of(key)) {
        return false;
      }
    }
    return true;
  }

  /** A number that two readings have in common if they {@link #areSameAs are the same}. */
  public long digest() {
    long digest = 0;
    for (long number : numbers) {
      digest = digest * 0x9E3779B97F4A7C15L + Math.abs(number);
    }
    return digest;
  }

  /** Whether nothing was asked for that was not told. */
  public boolean areKnown() {
    return atMicros >= 0 && !numbers.contains(0L);
  }

  /** The time of the store, in microseconds, before these were read. */
  public long atMicros() {
    return atMicros;
  }

  /**
   * Whether one of them may have been raised since others were read. One that was made by the
   * asking was not: nothing was there to be raised. Where the store's clock was set back meanwhile
   * by more than has passed, the numbers do not tell.
   */
  public boolean wereRaisedSince(Versions before) {
    if (atMicros < before.atMicros) {
      return true;
    }
    for (long number : numbers) {
      if (number >= before.atMicros) {
        return true;
      }
    }
    return false;
  }

  /** Those under some keys, followed by others. */
  public Versions only(List<String> some, Versions others) {
    List<String> names = new ArrayList<>(some);
    List<Long> found = new ArrayList<>();
    for (String key : some) {
      found.add(of(key));
    }
    for (String key : others.keys) {
      names.add(key);
      found.add(others.of(key));
    }
    return new Versions(names, found, atMicros);
  }

  /** The same under other names, in the order of these. */
  public Versions named(List<String> names) {
    return new Versions(names, numbers, atMicros);
  }

  /** Where they live, in their order. */
  public List<String> keys() {
    return keys;
  }
}
