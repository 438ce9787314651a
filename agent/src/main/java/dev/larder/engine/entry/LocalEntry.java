package dev.larder.engine.entry;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An entry inside this JVM; where its value is shared, it is the hit itself, so that a hit
 * allocates nothing.
 */
public final class LocalEntry extends Hit {
  private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final @Nullable Loaded copied;
  private final long slideNanos;

  /** Races are harmless, here too. */
  private long expiresNanos;

  /** Until when a hit needs no look at the rest of this. Races are harmless. */
  private long checkedUntilNanos;

  private final String key;
  private final int bytes;

  /**
   * An entry that was made, and so checked, now.
   *
   * @param lifeNanos how long it lives
   */
  public LocalEntry(String key, Loaded loaded, long nowNanos, long lifeNanos) {
    this(key, loaded, nowNanos, lifeNanos, false, loaded.bytes());
  }

  /**
   * The same.
   *
   * @param slides whether it lives for so long from each hit on
   * @param bytes what it takes, about
   */
  public LocalEntry(
      String key, Loaded loaded, long nowNanos, long lifeNanos, boolean slides, int bytes) {
    super(loaded.value());
    this.key = key;
    this.copied = loaded.isShared() ? null : loaded;
    this.expiresNanos = nowNanos + lifeNanos;
    this.slideNanos = slides ? lifeNanos : 0;
    this.bytes = bytes;
    this.checkedUntilNanos = nowNanos - CHECK_NANOS;
    check(nowNanos);
  }

  /**
   * Whether this is a hit as it is: alive, shared, and checked a moment ago. One that was never
   * checked is not, by no clock that is a little behind.
   */
  public boolean isChecked(long nowNanos) {
    return checkedUntilNanos - nowNanos > 0;
  }

  /** Whether the entry lives. */
  public boolean check(long nowNanos) {
    long left = leftNanos(nowNanos);
    if (left > 0 && copied == null) {
      checkedUntilNanos = nowNanos + Math.min(left, CHECK_NANOS);
    }
    return left > 0;
  }

  /** It was hit. */
  public void slide(long nowNanos) {
    if (slideNanos > 0) {
      expiresNanos = nowNanos + slideNanos;
    }
  }

  /** How long the entry lives yet. */
  public long leftNanos(long nowNanos) {
    return expiresNanos - nowNanos;
  }

  /** What {@link #get} gives; an entry holds no exception. */
  public @Nullable Object value() {
    return value;
  }

  /** Of what every caller gets a copy; null where the entry itself is the hit. */
  public @Nullable Loaded copied() {
    return copied;
  }

  /** What it takes, about. */
  public int bytes() {
    return bytes;
  }

  /** The text of its key. */
  public String key() {
    return key;
  }
}
