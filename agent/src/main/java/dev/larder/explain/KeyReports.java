package dev.larder.explain;

import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.KeyLocks;
import dev.larder.invalidation.JournaledStore;
import dev.larder.resilience.CircuitBreaker;
import dev.larder.store.HeldKeys;
import dev.larder.time.Ticker;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one key.
 *
 * @param redis null where entries live in this JVM only
 */
public record KeyReports(Flights flights, Ticker ticker, @Nullable Redis redis) {
  /**
   * Redis, and what keeps calls from it.
   *
   * @param reads the breaker of reads of a key
   * @param puts that of stores
   * @param versionPrefix what the keys of versions begin with
   */
  public record Redis(
      HeldKeys keys,
      JournaledStore journal,
      KeyLocks locks,
      Function<String, CircuitBreaker> reads,
      Function<String, CircuitBreaker> puts,
      String versionPrefix) {}

  /**
   * The lines about a key of these calls.
   *
   * @param plain whether their rule's entries have no envelope
   */
  List<String> of(String key, List<Call> calls, boolean plain) {
    List<String> lines = new ArrayList<>();
    lines.add(key);
    if (redis == null) {
      new HereLines(flights.openWrites().clock()).add(key, calls, lines);
    } else {
      addRedis(redis, key, calls, plain, lines);
    }
    new Obstacles(flights, ticker, redis).add(key, calls, lines);
    lines.add("last miss in this JVM: " + MissText.of(flights.misses().of(key), ticker.nanos()));
    return lines;
  }

  private static void addRedis(
      Redis redis, String key, List<Call> calls, boolean plain, List<String> lines) {
    lines.add("in this JVM: nothing, entries are in Redis");
    RedisLook look = new RedisLook(redis.keys(), key, redis.reads().apply(key));
    String lock = KeyLocks.lockOf(key);
    Set<String> versions = new LinkedHashSet<>();
    calls.forEach(call -> versions.addAll(call.tags().keys()));
    List<String> first = new ArrayList<>(List.of(key, lock));
    first.addAll(versions);
    look.ask(first);
    RedisEntry entry = RedisEntry.of(look.at(key), redis.versionPrefix());
    List<String> further = new ArrayList<>(entry.versions().keys());
    further.removeAll(versions);
    look.ask(further);
    versions.addAll(further);
    String fault = look.fault();
    if (fault != null) {
      lines.add("in Redis: not known, " + fault);
    }
    entry.add(calls, plain, lines);
    new VersionLines(redis, look, key, entry.versions(), entry.isEntry()).add(versions, lines);
    LockLine.add(look.at(lock), redis.locks(), lines);
  }
}
