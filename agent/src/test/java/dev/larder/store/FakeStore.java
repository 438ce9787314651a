package dev.larder.store;

import dev.larder.time.Ticker;
import dev.larder.version.CallTags;
import dev.larder.version.VersionKeys;
import dev.larder.version.Versions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A store in memory that keeps the contract and can be told to fail. Thread-safe. */
public final class FakeStore implements Store {
  /** Of reads; it answers at once. */
  public static final Duration READ_TIMEOUT = Duration.ofMillis(50);

  /** No time of a server is near 0. */
  private static final long BEGIN_MICROS = TimeUnit.DAYS.toMicros(20_000);

  private final ConcurrentMap<String, Held> entries = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger looks = new AtomicInteger();
  private final Ticker ticker;
  private final ConcurrentMap<String, Long> versions = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Runnable> afterRead = new AtomicReference<>();
  private volatile long backMicros;
  private volatile boolean readsFail;
  private final AtomicReference<@Nullable Runnable> beforePut = new AtomicReference<>();
  private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
  private volatile boolean elsewhere;
  private volatile boolean writesFail;
  private volatile CompletableFuture<Void> answers = CompletableFuture.completedFuture(null);

  private static final class Held {
    private final byte[] bytes;
    private final long bornNanos;
    private final long lifeNanos;

    private Held(byte[] bytes, long bornNanos, long lifeNanos) {
      this.bytes = bytes;
      this.bornNanos = bornNanos;
      this.lifeNanos = lifeNanos;
    }
  }

  public FakeStore(Ticker ticker) {
    this.ticker = ticker;
  }

  public void failReads(boolean fail) {
    readsFail = fail;
  }

  /** Runs something before the next entry is stored. */
  public void beforeNextPut(Runnable action) {
    beforePut.set(action);
  }

  /** Another store has every key from now on. */
  public void moveElsewhere() {
    elsewhere = true;
  }

  public void failWrites(boolean fail) {
    writesFail = fail;
  }

  /** Readers of this entry see versions raised, though their drops fail. */
  public void confirmFor(String entry) {
    confirmed.add(entry);
  }

  @Override
  public boolean isUnconfirmed(String entry, String version) {
    return !confirmed.contains(entry);
  }

  /** From now on drops are done at once and confirmed when this is completed. */
  public void confirmDrops(CompletableFuture<Void> when) {
    answers = when;
  }

  /** What happens between the next read and the moment that its caller is told, once. */
  public void afterNextRead(Runnable event) {
    afterRead.set(event);
  }

  /** How many calls have reached it. */
  public int calls() {
    return calls.get();
  }

  @Override
  public Reading get(String key) {
    calls.incrementAndGet();
    if (readsFail) {
      return Reading.UNKNOWN;
    }
    if (elsewhere) {
      return Reading.UNASKED;
    }
    byte[] held = live(entries.get(key));
    run(afterRead);
    return held == null ? Reading.ABSENT : Reading.of(held);
  }

  /** It has no message about versions to wait for: it reads them each time. */
  @Override
  public Reading get(String key, CallTags tags, long waitedNanos) {
    if (waitedNanos >= READ_TIMEOUT.toNanos()) {
      return Reading.UNASKED;
    }
    long leftNanos = leftNanos(entries.get(key));
    Reading reading = get(key);
    if (tags.aged()) {
      reading = reading.living(TimeUnit.NANOSECONDS.toMillis(leftNanos));
    }
    return reading.with(read(tags.keys(), tags.open() ? micros() : 0));
  }

  @Override
  public CompletionStage<Versions> versions(String entry, List<String> keys) {
    calls.incrementAndGet();
    return readsFail
        ? CompletableFuture.failedFuture(new StoreException("told to fail"))
        : CompletableFuture.completedFuture(read(keys, micros()));
  }

  @Override
  public long knownVersion(String entry, String key) {
    return 0;
  }

  /** Its clock, by which versions go, is so many seconds behind from now on. */
  public void setBack(long seconds) {
    backMicros = TimeUnit.SECONDS.toMicros(seconds);
  }

  /** Loses a version, as an eviction would. */
  public void evict(String key) {
    versions.remove(key);
  }

  private Versions read(List<String> keys, long atMicros) {
    List<Long> numbers = new ArrayList<>();
    for (String key : keys) {
      long now = micros();
      Long held = versions.putIfAbsent(key, now);
      numbers.add(held == null ? -now : held > now ? 0 : held);
    }
    return new Versions(keys, numbers, atMicros);
  }

  private static void run(AtomicReference<@Nullable Runnable> once) {
    Runnable event = once.getAndSet(null);
    if (event != null) {
      event.run();
    }
  }

  /** Every look at the clock takes a microsecond. */
  private long micros() {
    long passed = TimeUnit.NANOSECONDS.toMicros(ticker.nanos()) + looks.incrementAndGet();
    return BEGIN_MICROS + passed - backMicros;
  }

  @Override
  public CompletionStage<Boolean> put(String key, Seen seen, byte[] entry, long ttlMillis) {
    calls.incrementAndGet();
    run(beforePut);
    if (!seen.isKnown()) {
      return CompletableFuture.completedFuture(false);
    }
    if (elsewhere) {
      return CompletableFuture.failedFuture(StoreException.elsewhere("told to be elsewhere"));
    }
    if (writesFail) {
      return CompletableFuture.failedFuture(new StoreException("told to fail"));
    }
    AtomicBoolean stored = new AtomicBoolean();
    entries.compute(
        key,
        (k, was) -> {
          byte[] live = live(was);
          stored.set(matches(live, seen));
          return stored.get()
              ? held(entry == THE_SAME ? Objects.requireNonNull(live) : entry, ttlMillis)
              : was;
        });
    return CompletableFuture.completedFuture(stored.get());
  }

  @Override
  public CompletionStage<Void> drop(Collection<String> keys, Tombstone tombstone) {
    calls.incrementAndGet();
    if (writesFail) {
      return CompletableFuture.failedFuture(new StoreException("told to fail"));
    }
    for (String key : keys) {
      if (VersionKeys.isVersion(key)) {
        long ahead = TimeUnit.MILLISECONDS.toMicros(tombstone.settleMillis());
        versions.merge(key, micros() + ahead, (held, now) -> Math.max(held + 1, now));
      } else if (tombstone.isNone()) {
        entries.remove(key);
      } else {
        entries.put(key, held(tombstone.bytes(), tombstone.ttlMillis()));
      }
    }
    return answers;
  }

  private static boolean matches(byte @Nullable [] held, Seen seen) {
    byte[] fence = held == null ? Seen.ABSENT.fence() : Seen.of(held).fence();
    return Arrays.equals(fence, seen.fence()) || (held == null && seen.mayHaveEnded());
  }

  private Held held(byte[] bytes, long ttlMillis) {
    return new Held(bytes, ticker.nanos(), TimeUnit.MILLISECONDS.toNanos(ttlMillis));
  }

  private long leftNanos(@Nullable Held held) {
    return held == null ? 0 : held.lifeNanos - (ticker.nanos() - held.bornNanos);
  }

  private byte @Nullable [] live(@Nullable Held held) {
    return held == null || ticker.nanos() - held.bornNanos >= held.lifeNanos ? null : held.bytes;
  }
}
