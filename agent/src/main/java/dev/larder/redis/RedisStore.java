package dev.larder.redis;

import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.time.Ticker;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.codec.Base16;
import io.netty.util.Timeout;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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
public final class RedisStore implements Store, AutoCloseable {
  /** Hears of connections made and lost, one call at a time and in order; must not block. */
  public interface Listener {
    /** Hears nothing. */
    Listener NONE = new Listener() {};

    /** Commands are accepted from now on. */
    default void onConnected() {}

    /** No command is accepted until the next connection. */
    default void onDisconnected() {}
  }

  /** The answer to a script's digest that the server does not know. */
  public static final long NOT_KNOWN = -1;

  private static final byte[] FOREIGN = new byte[0];
  private static final int MAX_BATCH = 256;

  /** A script on one key that answers with a number from 0. */
  public record Script(String text, String digest) {
    public static Script of(String text) {
      return new Script(text, Base16.digest(text.getBytes(StandardCharsets.US_ASCII)));
    }
  }

  private final RedisTarget target;
  private final Connector connector;
  private final Faults faults;
  private final AtomicInteger inFlight = new AtomicInteger();

  private RedisStore(RedisTarget target, Listener listener, Ticker ticker) {
    this.target = target;
    this.faults = new Faults();
    this.connector = new Connector(target, faults, listener, ticker);
  }

  /**
   * A store that begins to connect. Waits for no network, and fails for no reason that lies there.
   * The client's threads are made by the calling thread: it should be the agent's own.
   */
  public static RedisStore open(RedisTarget target, Listener listener, Ticker ticker) {
    RedisStore store = new RedisStore(target, listener, ticker);
    store.connector.start();
    return store;
  }

  /** A store that nobody listens to, on the system's clock. */
  public static RedisStore open(RedisTarget target) {
    return open(target, Listener.NONE, Ticker.system());
  }

  /** An entry that Redis holds in another form than a string is one that no store can replace. */
  @Override
  public Reading get(String key) {
    Link link = admit(1);
    if (link == null) {
      return Reading.UNKNOWN;
    }
    try {
      return await(link, link.commands().get(key));
    } catch (RuntimeException e) {
      return unread(link, e);
    } finally {
      inFlight.decrementAndGet();
    }
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
    return write(
        1,
        link ->
            link.isYoungerThan(seen)
                ? CompletableFuture.completedFuture(false)
                : put.send(link, target.invalidateTimeout()));
  }

  @Override
  public CompletionStage<Void> drop(Collection<String> keys, byte[] tombstone, long ttlMillis) {
    if (keys.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    int batch = Math.min(MAX_BATCH, target.maxInFlight());
    Tombstones tombstones = new Tombstones(List.copyOf(keys), tombstone, ttlMillis, batch);
    return write(
        Math.min(batch, keys.size()), link -> tombstones.send(link, target.invalidateTimeout()));
  }

  /**
   * Runs a script on one key; does not wait. It is sent before this returns, ahead of every later
   * command of the calling thread. Completes within the read timeout where the answer is read or
   * the deadline kept: what depends on it must do next to nothing.
   *
   * @param whole whether the text is sent, not the digest alone
   * @return the script's number, or {@link #NOT_KNOWN}
   */
  public CompletableFuture<Long> run(
      Script script, boolean whole, String key, byte[]... arguments) {
    Link link = admit(1);
    if (link == null) {
      return CompletableFuture.failedFuture(new StoreException("not asked"));
    }
    String[] keys = {key};
    CompletionStage<Long> sent = sent(link, to -> script(to, script, whole, keys, arguments));
    return sent.handle(
            (answer, fault) -> {
              inFlight.decrementAndGet();
              boolean unknown = fault != null && Fault.of(fault) == Fault.NO_SCRIPT;
              return unknown ? Long.valueOf(NOT_KNOWN) : settled(link, answer, fault);
            })
        .toCompletableFuture();
  }

  private RedisFuture<Long> script(
      Link link, Script script, boolean whole, String[] keys, byte[]... arguments) {
    ScriptOutputType number = ScriptOutputType.INTEGER;
    RedisFuture<Long> command =
        whole
            ? link.commands().eval(script.text(), number, keys, arguments)
            : link.commands().evalsha(script.digest(), number, keys, arguments);
    Timeout deadline = link.deadline(command, target.readTimeout());
    command.whenComplete((answer, fault) -> deadline.cancel());
    return command;
  }

  /** Whether there is a connection. */
  public boolean connected() {
    return connector.link() != null;
  }

  /** Commands without an answer whose callers still wait. */
  public int inFlight() {
    return inFlight.get();
  }

  /** How often each fault has happened, by name; those that have not are left out. */
  public Map<String, Long> faults() {
    return faults.counts();
  }

  /** The last fault in words, without secrets, keys and values; empty if there was none. */
  public String lastError() {
    return faults.last();
  }

  /** Where the entries are, without user and password. */
  public String describe() {
    return target.describe();
  }

  /** Fails what is in flight and ends every thread. */
  @Override
  public void close() {
    connector.close();
  }

  static <T> CompletionStage<T> failed(Throwable fault) {
    return CompletableFuture.failedFuture(fault);
  }

  /** The connection with room taken for some commands, null if there is none or no room. */
  private @Nullable Link admit(int commands) {
    Link link = connector.link();
    if (link == null) {
      faults.count(Fault.DISCONNECTED);
      return null;
    }
    if (inFlight.addAndGet(commands) > target.maxInFlight()) {
      inFlight.addAndGet(-commands);
      faults.count(Fault.OVERLOAD);
      return null;
    }
    return link;
  }

  /** The wait has no limit of its own: the timer cancels the command, which is cheaper. */
  private Reading await(Link link, RedisFuture<byte[]> command) {
    Timeout deadline = link.deadline(command, target.readTimeout());
    try {
      byte[] entry = command.get();
      link.heard();
      return entry == null ? Reading.ABSENT : Reading.of(entry);
    } catch (InterruptedException e) {
      command.cancel(false);
      Thread.currentThread().interrupt();
      return Reading.UNKNOWN;
    } catch (ExecutionException | CancellationException e) {
      return unread(link, e);
    } finally {
      deadline.cancel();
    }
  }

  private Reading unread(Link link, Exception thrown) {
    return noted(link, thrown) == Fault.WRONG_TYPE ? Reading.of(FOREIGN) : Reading.UNKNOWN;
  }

  private <T> CompletionStage<T> write(int commands, Function<Link, CompletionStage<T>> send) {
    Link link = admit(commands);
    if (link == null) {
      return failed(new StoreException(connected() ? "too many commands" : "not connected"));
    }
    CompletionStage<T> sent = sent(link, send);
    sent.whenComplete((answer, fault) -> inFlight.addAndGet(-commands));
    // A copy: a caller that gives up on its stage must not keep the outcome from being noted.
    return sent.handleAsync((answer, fault) -> settled(link, answer, fault), workers())
        .toCompletableFuture()
        .copy();
  }

  private <T> T settled(Link link, T answer, @Nullable Throwable fault) {
    if (fault != null) {
      throw new CompletionException(new StoreException("Redis: " + noted(link, fault)));
    }
    link.heard();
    return answer;
  }

  private Executor workers() {
    return connector.driver().workers();
  }

  private static <T> CompletionStage<T> sent(Link link, Function<Link, CompletionStage<T>> send) {
    try {
      return send.apply(link);
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  /** Counts a fault and draws the consequences for the connection. */
  private Fault noted(Link link, Throwable thrown) {
    Fault fault = faults.count(thrown);
    if (fault == Fault.DEADLINE) {
      connector.missed(link);
    } else if (fault.isMisplaced()) {
      connector.reset(link);
    } else if (fault != Fault.DISCONNECTED && fault != Fault.OVERLOAD) {
      link.heard();
    }
    return fault;
  }
}
