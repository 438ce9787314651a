package dev.larder.launch.redis;

import dev.larder.invalidation.JournaledStore;
import dev.larder.invalidation.KeyScans;
import dev.larder.ops.BreakerMXBean;
import dev.larder.ops.RedisMXBean;
import dev.larder.redis.RedisStore;
import dev.larder.redis.server.ServerInfo;
import dev.larder.resilience.CircuitBreaker;
import dev.larder.resilience.CircuitBreaker.Snapshot;
import dev.larder.resilience.CircuitBreaker.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Redis, and the breaker of its reads, as management sees them. */
public final class RedisBeans {
  private RedisBeans() {}

  /** The breakers of reads: of several servers the one that is the farthest from closed. */
  public record Breaker(RedisSide redis) implements BreakerMXBean {
    private List<CircuitBreaker> breakers() {
      return redis.overview().servers().stream().map(each -> each.breakers().reads()).toList();
    }

    private Stream<Snapshot> snapshots() {
      return breakers().stream().map(CircuitBreaker::snapshot);
    }

    @Override
    public String getState() {
      List<State> states = snapshots().map(Snapshot::state).toList();
      State worst = states.contains(State.HALF_OPEN) ? State.HALF_OPEN : State.CLOSED;
      return (states.contains(State.OPEN) ? State.OPEN : worst).name();
    }

    @Override
    public int getFailures() {
      return snapshots().mapToInt(Snapshot::failures).max().orElse(0);
    }

    @Override
    public long getOpenedCount() {
      return redis.overview().counted().opened();
    }

    @Override
    public @Nullable String getOpenUntil() {
      long now = System.nanoTime();
      return snapshots()
          .filter(snapshot -> snapshot.state() != State.CLOSED && !snapshot.held())
          .map(snapshot -> Instant.now().plusNanos(snapshot.openUntil() - now))
          .max(Comparator.naturalOrder())
          .map(Instant::toString)
          .orElse(null);
    }

    @Override
    public void open() {
      breakers().forEach(CircuitBreaker::open);
    }

    @Override
    public void close() {
      breakers().forEach(CircuitBreaker::close);
    }
  }

  /** Redis: of several servers sums, what is worst, and what each says. */
  public record Redis(RedisSide redis, JournaledStore journaled, KeyScans scans)
      implements RedisMXBean {
    private List<Server> servers() {
      return redis.overview().servers();
    }

    private Stream<ServerInfo> infos() {
      return servers().stream().map(each -> each.watch().info());
    }

    private String said(Function<ServerInfo, String> of) {
      return infos().map(of).distinct().collect(Collectors.joining(", "));
    }

    /** Which server it is about, where there are several. */
    private String of(Server server, String text) {
      return getNodes().isEmpty() ? text : server.shown() + ": " + text;
    }

    /** Below 0 where one of them is not known. */
    private long sum(ToLongFunction<ServerInfo> of) {
      long[] each = infos().mapToLong(of).toArray();
      return LongStream.of(each).anyMatch(one -> one < 0) ? -1 : LongStream.of(each).sum();
    }

    @Override
    public String getUri() {
      return redis.overview().shown();
    }

    @Override
    public String getTopology() {
      return redis.overview().topology();
    }

    @Override
    public List<String> getNodes() {
      return redis.overview().nodes();
    }

    @Override
    public String getServer() {
      return said(ServerInfo::name);
    }

    @Override
    public long getLatency() {
      return servers().stream().mapToLong(each -> each.watch().roundTripMicros()).max().orElse(-1);
    }

    @Override
    public long getKeyspaceHits() {
      return sum(ServerInfo::hits);
    }

    @Override
    public long getKeyspaceMisses() {
      return sum(ServerInfo::misses);
    }

    @Override
    public double getServerHitRatio() {
      long hits = getKeyspaceHits();
      long all = hits + getKeyspaceMisses();
      return hits <= 0 ? 0 : (double) hits / all;
    }

    @Override
    public String getMaxMemoryPolicy() {
      return said(ServerInfo::maxMemoryPolicy);
    }

    @Override
    public long getEvictedKeys() {
      return sum(ServerInfo::evicted);
    }

    @Override
    public List<String> getAdvice() {
      return servers().stream()
          .flatMap(
              each ->
                  Stream.concat(
                          each.watch().sentences().stream(), each.breakers().denials().stream())
                      .map(one -> of(each, one)))
          .toList();
    }

    @Override
    public boolean isConnected() {
      return servers().stream().allMatch(each -> each.store().connected());
    }

    @Override
    public int getInFlight() {
      return servers().stream().mapToInt(each -> each.store().inFlight()).sum();
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
      return redis.overview().counted().faults();
    }

    @Override
    public String getLastError() {
      return servers().stream()
          .filter(each -> !each.store().lastError().isEmpty())
          .sorted(Comparator.comparing(Redis::isFine)) // those first that are not
          .map(each -> of(each, each.store().lastError()))
          .findFirst()
          .orElse("");
    }

    private static boolean isFine(Server server) {
      return server.store().connected() && server.breakers().areClosed();
    }

    /** The last answer, or that there is none from one of them. */
    @Override
    public String ping() {
      String told = "no answer: no server is known";
      for (Server server : servers()) {
        told = ping(server.store());
        if (!told.startsWith("PONG")) {
          return of(server, told);
        }
      }
      return told;
    }

    /** The read timeout ends the wait. */
    private static String ping(RedisStore store) {
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
