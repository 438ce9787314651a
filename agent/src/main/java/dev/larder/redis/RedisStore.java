package dev.larder.redis;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.redis.client.Driver;
import dev.larder.redis.scan.Portions;
import dev.larder.redis.tracking.Tracking;
import dev.larder.redis.tracking.VersionReads;
import dev.larder.store.HeldKeys;
import dev.larder.store.KeyStore;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Store;
import dev.larder.store.Tombstone;
import dev.larder.time.Ticker;
import dev.larder.version.CallTags;
import dev.larder.version.VersionTable;
import dev.larder.version.Versions;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.netty.util.Timeout;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Entries in one Redis, over one connection that is made and remade in the background. Thread-safe.
 *
 * <p>Without a connection every call is answered at once: a read is unknown, a write fails. No call
 * waits for longer than the target's timeouts, and a command whose time has passed is cancelled, so
 * that it is not sent later if it has not been sent yet.
 *
 * <p>Stages complete on one of two worker threads, never on the event loop. What depends on them
 * may decode or log, but must not wait, in particular not for this store.
 */
public final class RedisStore implements Store, KeyStore, HeldKeys, RedisServers, AutoCloseable {
  private static final int MAX_BATCH = 256;

  /** Each is a command of its own. */
  private static final int MOST_AGES = 500;

  private final RedisTarget target;
  private final Connector connector;
  private final Faults faults;
  private final VersionTable versions;
  private final Ticker ticker;
  private final Traffic traffic;
  private final RedisKeys keys;
  private final @Nullable Driver own;

  private RedisStore(
      RedisTarget target,
      Driver driver,
      boolean isOwn,
      Tracking tracking,
      RedisListener listener,
      Ticker ticker) {
    this.target = target;
    this.own = isOwn ? driver : null;
    this.versions = tracking.versions();
    this.ticker = ticker;
    this.faults = new Faults(listener, ticker);
    this.connector = new Connector(target, driver, faults, tracking, listener, ticker);
    this.traffic = new Traffic(target, connector, faults, versions);
    this.keys = new RedisKeys(traffic, target, versions.prefix());
  }

  /**
   * A store that begins to connect. Waits for no network, and fails for no reason that lies there.
   * The client's threads are made by the calling thread: it should be the agent's own.
   *
   * @param tracking what it is told of
   */
  public static RedisStore open(
      RedisTarget target, Tracking tracking, RedisListener listener, Ticker ticker) {
    Driver driver = Driver.create(target.maxInFlight(), target.address().tls());
    return started(new RedisStore(target, driver, true, tracking, listener, ticker));
  }

  /** The same over a client that others use, too, and that outlives this store. */
  public static RedisStore open(
      RedisTarget target, Driver shared, Tracking tracking, RedisListener listener, Ticker ticker) {
    return started(new RedisStore(target, shared, false, tracking, listener, ticker));
  }

  private static RedisStore started(RedisStore store) {
    store.connector.start();
    return store;
  }

  @Override
  public RedisStore at(String key) {
    return this;
  }

  /** An entry that Redis holds in another form than a string is one that no store can replace. */
  @Override
  public Reading get(String key) {
    return get(key, target.readTimeout());
  }

  private Reading get(String key, Duration limit) {
    Link link = traffic.admit(1);
    if (link == null) {
      return Reading.UNKNOWN;
    }
    try {
      return traffic.await(link, link.commands().get(key), limit);
    } catch (RuntimeException e) {
      return traffic.unread(link, e);
    } finally {
      traffic.release(1);
    }
  }

  /** Known versions are looked at once the entry is there: what was told to be done is told. */
  @Override
  public Reading get(String key, CallTags tags, long waitedNanos) {
    Duration limit = target.readTimeout().minusNanos(waitedNanos);
    if (limit.isNegative() || limit.isZero()) {
      return Reading.UNASKED;
    }
    List<String> unknown = versions.unknown(tags.keys());
    if (!unknown.isEmpty() || tags.open() || tags.aged()) {
      return getAndAsk(key, tags, unknown, limit);
    }
    long began = ticker.nanos();
    Reading reading = get(key, limit);
    if (!reading.seen().isAnswered()) {
      return reading;
    }
    Versions known = versions.of(tags.keys());
    return known.areKnown() // else a message came meanwhile, as after the first use of a version
        ? reading.with(known)
        : get(key, tags, waitedNanos + ticker.nanos() - began);
  }

  private Reading getAndAsk(String key, CallTags tags, List<String> unknown, Duration limit) {
    int commands = traffic.room(1 + VersionReads.commands(unknown, tags));
    Link link = traffic.admit(commands);
    if (link == null) {
      return Reading.UNKNOWN;
    }
    try {
      VersionReads asked = VersionReads.send(link.commands(), versions, key, tags, unknown);
      Reading reading = traffic.await(link, link.commands().get(key), limit);
      if (!reading.seen().isAnswered()) {
        asked.cancel();
        return reading;
      }
      traffic.note(link, asked.fault());
      return reading.with(asked.of(tags)).living(asked.leftMillis());
    } catch (RuntimeException e) {
      return traffic.unread(link, e);
    } finally {
      traffic.release(commands);
    }
  }

  @Override
  public Supplier<List<Reading>> askAll(List<String> keys, CallTags tags) {
    long began = ticker.nanos();
    int most = tags.aged() ? Math.min(MOST_AGES, target.maxInFlight()) : keys.size();
    Supplier<Duration> left = () -> target.readTimeout().minusNanos(ticker.nanos() - began);
    return Portions.ask(
        keys,
        most,
        () -> left.get().compareTo(Duration.ZERO) > 0,
        some ->
            traffic.askAll(some, tags, left.get(), key -> get(key, tags, ticker.nanos() - began)));
  }

  @Override
  public CompletionStage<Versions> versions(String entry, List<String> keys) {
    return versions(keys, true);
  }

  /**
   * Reads versions. Does not wait.
   *
   * @param timed whether the server's time before them is wanted, too
   */
  public CompletionStage<Versions> versions(List<String> keys, boolean timed) {
    return traffic.write(
        traffic.room(keys.size() + (timed ? 1 : 0)),
        link -> {
          VersionReads asked = VersionReads.send(link.commands(), versions, keys, timed);
          Timeout deadline = link.deadline(asked.sent(), target.invalidateTimeout());
          return asked
              .all()
              .whenComplete((done, fault) -> deadline.cancel())
              .thenApply(done -> asked.of(new CallTags(keys, timed)));
        });
  }

  @Override
  public long knownVersion(String entry, String key) {
    return versions.of(key);
  }

  /**
   * Over the connection of the lookup alone: a server that has been started again, or another one,
   * has no tombstones from before.
   */
  @Override
  public CompletionStage<Boolean> put(String key, Seen seen, byte[] entry, long ttlMillis) {
    if (!seen.isKnown()) {
      return CompletableFuture.completedFuture(false);
    }
    FencedPut put = new FencedPut(key, seen, entry, ttlMillis);
    return traffic.write(
        1,
        link ->
            link.isYoungerThan(seen)
                ? CompletableFuture.completedFuture(false)
                : put.send(link, target.invalidateTimeout()));
  }

  @Override
  public CompletionStage<Void> drop(Collection<String> keys, Tombstone tombstone) {
    if (keys.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    int batch = Math.min(MAX_BATCH, target.maxInFlight());
    Tombstones tombstones = new Tombstones(List.copyOf(keys), tombstone, batch, versions);
    // The server's own message comes after its answer; nobody is to go by the old version till
    // then.
    return traffic
        .write(
            Math.min(batch, keys.size()), link -> tombstones.send(link, target.invalidateTimeout()))
        .whenComplete((done, fault) -> versions.forgetAmong(keys));
  }

  /** As {@link #drop} of a key whose slot is on its way to this server of a cluster. */
  public CompletionStage<Void> dropAhead(String key, Tombstone tombstone) {
    Tombstones tombstones = new Tombstones(List.of(key), tombstone, 1, versions);
    return traffic.write(
        2,
        link -> {
          var unused = link.commands().asking(); // lets the next command of the connection pass
          return tombstones.send(link, target.invalidateTimeout());
        });
  }

  @Override
  public CompletionStage<Part> keys(String match, Part before) {
    return keys.keys(match, before);
  }

  @Override
  public CompletionStage<Long> remove(List<String> some, Removal removal) {
    return keys.remove(some, removal);
  }

  @Override
  public CompletionStage<List<Held>> held(String entry, List<String> some) {
    return keys.held(entry, some);
  }

  /**
   * Runs a script on one key; does not wait. It is sent before this returns, ahead of every later
   * command of the calling thread. Completes within the read timeout where the answer is read or
   * the deadline kept: what depends on it must do next to nothing.
   *
   * @param whole whether the text is sent, not the digest alone
   * @return the script's number, or {@link Script#NOT_KNOWN}
   */
  public CompletableFuture<Long> run(
      Script script, boolean whole, String key, byte[]... arguments) {
    return traffic.run(script, whole, key, arguments);
  }

  /** Asks for a sign of life, {@code PONG}; fails within the read timeout. */
  public CompletionStage<String> ping() {
    return traffic.ask(commands -> commands.ping(), target.readTimeout());
  }

  /**
   * Whether the server gives a sign of life within the read timeout, be it an error; fails where it
   * was not asked.
   */
  public CompletionStage<Boolean> answers() {
    return traffic.answers();
  }

  /** Sends a command that this store has no name for; fails within the invalidate timeout. */
  public <T> CompletionStage<T> ask(
      Function<RedisAsyncCommands<String, byte[]>, RedisFuture<T>> command) {
    return traffic.ask(command, target.invalidateTimeout());
  }

  /** Whether there is a connection. */
  public boolean connected() {
    return connector.link() != null;
  }

  /** Commands without an answer whose callers still wait. */
  public int inFlight() {
    return traffic.inFlight();
  }

  /** How often each fault has happened, by name; those that have not are left out. */
  public Map<String, Long> faults() {
    return faults.counts();
  }

  /** The last fault in words, without secrets, keys and values; empty if there was none. */
  public String lastError() {
    return faults.last();
  }

  /** Has to be told of keys that begin so, which may take another connection. */
  public void cover(List<String> prefixes) {
    connector.cover(prefixes);
  }

  /** Where the entries are. */
  public ServerAddress address() {
    return target.address();
  }

  /** Fails what is in flight, and ends every thread that is its own. */
  @Override
  public void close() {
    connector.close();
    if (own != null) {
      own.close();
    }
  }
}
