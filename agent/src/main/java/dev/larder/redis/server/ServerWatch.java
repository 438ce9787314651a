package dev.larder.redis.server;

import dev.larder.redis.RedisStore;
import dev.larder.store.near.NearGate;
import dev.larder.time.Ticker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks the server for a sign of life now and then, so that a connection that answers nothing is
 * given up though nobody calls: each second where another server may have taken over, or this JVM
 * keeps what it is told to let go of. Asks for what the server says of itself, too. Thread-safe.
 */
public final class ServerWatch {
  /** How often {@link #beat} is to be called. */
  public static final long BEAT_MILLIS = 1_000;

  private static final int BEATS_OF_INFO = 60;
  private static final int BEATS_OF_PING = 10;
  private static final int KEPT = 9;
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final RedisStore store;
  private final NearGate.Source near;
  private final Consumer<String> log;
  private final Ticker ticker;
  private final Deque<Long> roundTrips = new ArrayDeque<>(); // guarded by itself, in microseconds
  private final Set<Advice> told = EnumSet.noneOf(Advice.class); // guarded by this
  private volatile ServerInfo info = ServerInfo.NONE;
  private volatile long askedNanos;
  private int beats; // by the one thread that beats

  /**
   * A watch over this server.
   *
   * @param near hears whether what would be told arrives
   * @param log takes each advice, once
   */
  public ServerWatch(RedisStore store, NearGate.Source near, Consumer<String> log, Ticker ticker) {
    this.store = store;
    this.near = near;
    this.log = log;
    this.ticker = ticker;
    askedNanos = ticker.nanos() - FRESH_NANOS;
  }

  /** Asks, where there is a connection; does not wait. To be called by one thread. */
  public void beat() {
    if (!store.connected()) {
      return;
    }
    int beat = beats++;
    if (beat % BEATS_OF_INFO == 0) {
      ask();
    }
    if (beat % BEATS_OF_PING == 0 || isUrgent()) {
      ping();
    }
  }

  /** Whether it matters within a second that a connection is dead. */
  private boolean isUrgent() {
    return near.isInUse() || store.address().mayMove();
  }

  private void ping() {
    long began = ticker.nanos();
    store
        .answers()
        .thenAccept(
            answers -> {
              near.heard(answers);
              if (answers) {
                answered(ticker.nanos() - began);
              }
            });
  }

  private void answered(long nanos) {
    synchronized (roundTrips) {
      if (roundTrips.size() == KEPT) {
        roundTrips.removeFirst();
      }
      roundTrips.addLast(TimeUnit.NANOSECONDS.toMicros(nanos));
    }
    if (info.isThere()) {
      advise();
    }
  }

  private CompletionStage<Void> ask() {
    askedNanos = ticker.nanos();
    return store
        .ask(commands -> commands.info())
        .thenAccept(
            answer -> {
              info = ServerInfo.of(answer);
              advise();
            });
  }

  private synchronized void advise() {
    advice()
        .forEach(
            (advice, sentence) -> {
              if (told.add(advice)) {
                log.accept(sentence);
              }
            });
  }

  private Map<Advice, String> advice() {
    synchronized (roundTrips) {
      boolean isEnough = roundTrips.size() == KEPT; // the first ones load classes
      long shortest = roundTrips.stream().mapToLong(micros -> micros).min().orElse(-1);
      return Advice.of(info, isEnough ? shortest : -1);
    }
  }

  /** What is to be said about the server as it is now, in sentences that begin small. */
  public List<String> sentences() {
    return List.copyOf(advice().values());
  }

  /** The median of the last round trips in microseconds; below 0 before the first. */
  public long roundTripMicros() {
    synchronized (roundTrips) {
      return roundTrips.stream().sorted().skip(roundTrips.size() / 2).findFirst().orElse(-1L);
    }
  }

  /**
   * What the server says of itself, a second old at most where it answers in time. Waits for it.
   */
  public ServerInfo info() {
    if (store.connected() && ticker.nanos() - askedNanos >= FRESH_NANOS) {
      try {
        ask().toCompletableFuture().get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException e) {
        return info; // counted as a fault
      }
    }
    return info;
  }
}
