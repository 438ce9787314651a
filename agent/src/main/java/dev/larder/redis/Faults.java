package dev.larder.redis;

import dev.larder.redis.RedisListener.Redirect;
import dev.larder.time.Ticker;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** How often each fault has happened, and the last one in words. Thread-safe. */
final class Faults {
  private static final int MOST_RIGHTS = 64;
  private static final long TOLD_AGAIN_NANOS = TimeUnit.HOURS.toNanos(1);

  private final Map<Fault, LongAdder> counts = new EnumMap<>(Fault.class); // filled, then only read
  private final Map<String, Long> toldAt = new ConcurrentHashMap<>();
  private final RedisListener listener;
  private final Ticker ticker;
  private volatile String last = "";

  /**
   * None yet.
   *
   * @param listener hears of each right that the server denies, and of who holds what this server
   *     does not
   */
  Faults(RedisListener listener, Ticker ticker) {
    this.listener = listener;
    this.ticker = ticker;
    for (Fault fault : Fault.values()) {
      counts.put(fault, new LongAdder());
    }
  }

  /** A call that came while there was no connection, whose loss or refusal is the last fault. */
  void disconnected() {
    increment(Fault.DISCONNECTED);
  }

  /** A call for which there was no room. */
  void overloaded() {
    increment(Fault.OVERLOAD);
    last = "more commands at once than max-in-flight";
  }

  /** A connection that nobody here has closed is none any more. */
  void lost() {
    last = Fault.CLOSED;
  }

  private void increment(Fault fault) {
    Objects.requireNonNull(counts.get(fault)).increment();
  }

  Fault count(Throwable thrown) {
    Fault fault = Fault.of(thrown);
    increment(fault);
    last = fault == Fault.DEADLINE ? "no answer in time" : Fault.text(thrown);
    Redirect to = fault.isElsewhere() ? Fault.redirect(thrown) : null;
    if (to != null) {
      listener.onRedirected(to);
    }
    String right = fault == Fault.DENIED ? Fault.denied(thrown) : null;
    if (right != null) {
      listener.onDenied(right, isNews(right));
    }
    return fault;
  }

  /** As above, of an attempt to connect: what a server of the other kind does is told as that. */
  void refused(Throwable refusal, boolean encrypted) {
    Fault unused = count(refusal);
    if (Fault.isSpeechless(refusal)) {
      String question = encrypted ? "does it speak TLS there?" : "does it want TLS, rediss://?";
      last = Fault.text(refusal) + "; " + question;
    }
  }

  private boolean isNews(String right) {
    long now = ticker.nanos();
    Long before = toldAt.get(right);
    if (before == null) {
      return toldAt.size() < MOST_RIGHTS && toldAt.putIfAbsent(right, now) == null;
    }
    return now - before >= TOLD_AGAIN_NANOS && toldAt.replace(right, before, now);
  }

  /** Those that happened, by name. */
  Map<String, Long> counts() {
    Map<String, Long> named = new TreeMap<>();
    counts.forEach(
        (fault, count) -> {
          if (count.sum() > 0) {
            named.put(fault.name(), count.sum());
          }
        });
    return named;
  }

  /** Empty if there was none. */
  String last() {
    return last;
  }
}
