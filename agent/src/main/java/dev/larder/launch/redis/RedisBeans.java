package dev.larder.launch.redis;

import dev.larder.invalidation.JournaledStore;
import dev.larder.invalidation.KeyScans;
import dev.larder.ops.BreakerMXBean;
import dev.larder.ops.RedisMXBean;
import dev.larder.redis.RedisStore;
import dev.larder.redis.server.ServerWatch;
import dev.larder.resilience.CircuitBreaker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Redis, and the breaker of its reads, as management sees them. */
public final class RedisBeans {
  private RedisBeans() {}

  /** The breaker of reads. */
  public record Breaker(CircuitBreaker breaker) implements BreakerMXBean {
    @Override
    public String getState() {
      return breaker.snapshot().state().name();
    }

    @Override
    public int getFailures() {
      return breaker.snapshot().failures();
    }

    @Override
    public long getOpenedCount() {
      return breaker.snapshot().openedCount();
    }

    @Override
    public @Nullable String getOpenUntil() {
      CircuitBreaker.Snapshot snapshot = breaker.snapshot();
      return snapshot.state() == CircuitBreaker.State.CLOSED
          ? null
          : Instant.now().plusNanos(snapshot.openUntil() - System.nanoTime()).toString();
    }

    @Override
    public void open() {
      breaker.open();
    }

    @Override
    public void close() {
      breaker.close();
    }
  }

  /** Redis. */
  public record Redis(RedisStore store, JournaledStore journaled, KeyScans scans, ServerWatch watch)
      implements RedisMXBean {
    @Override
    public String getUri() {
      return store.address().shown();
    }

    @Override
    public String getTopology() {
      return store.address().topology();
    }

    @Override
    public String getServer() {
      return watch.info().name();
    }

    @Override
    public long getLatency() {
      return watch.roundTripMicros();
    }

    @Override
    public long getKeyspaceHits() {
      return watch.info().hits();
    }

    @Override
    public long getKeyspaceMisses() {
      return watch.info().misses();
    }

    @Override
    public double getServerHitRatio() {
      return watch.info().hitRatio();
    }

    @Override
    public String getMaxMemoryPolicy() {
      return watch.info().maxMemoryPolicy();
    }

    @Override
    public long getEvictedKeys() {
      return watch.info().evicted();
    }

    @Override
    public List<String> getAdvice() {
      return watch.sentences();
    }

    @Override
    public boolean isConnected() {
      return store.connected();
    }

    @Override
    public int getInFlight() {
      return store.inFlight();
    }

    @Override
    public long getJournaled() {
      return journaled.journaled();
    }

    @Override
    public long getReplayed() {
      return journaled.replayed();
    }

    @Override
    public long getRemovedKeys() {
      return scans.removed();
    }

    @Override
    public Map<String, Long> getFaults() {
      return store.faults();
    }

    @Override
    public String getLastError() {
      return store.lastError();
    }

    /** The read timeout ends the wait. */
    @Override
    public String ping() {
      long began = System.nanoTime();
      try {
        String answer = store.ping().toCompletableFuture().get();
        return answer
            + " after "
            + TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began)
            + " us";
      } catch (ExecutionException fault) {
        Throwable cause = fault.getCause();
        return "no answer: " + (cause == null ? fault : cause).getMessage();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return "no answer: interrupted";
      }
    }
  }
}
