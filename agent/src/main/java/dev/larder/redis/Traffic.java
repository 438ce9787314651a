package dev.larder.redis;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.client.Deadline;
import dev.larder.redis.scan.ManyReads;
import dev.larder.redis.tracking.VersionReads;
import dev.larder.store.Reading;
import dev.larder.store.StoreException;
import dev.larder.version.CallTags;
import dev.larder.version.VersionTable;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.netty.util.Timeout;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What goes over the connection: no more at once than there may be, each command within its time,
 * and what its outcome says about the connection. Thread-safe.
 */
final class Traffic {
  private static final byte[] FOREIGN = new byte[0];

  private final RedisTarget target;
  private final Connector connector;
  private final Faults faults;
  private final VersionTable versions;
  private final AtomicInteger inFlight = new AtomicInteger();

  Traffic(RedisTarget target, Connector connector, Faults faults, VersionTable versions) {
    this.target = target;
    this.connector = connector;
    this.faults = faults;
    this.versions = versions;
  }

  /** Commands without an answer whose callers still wait. */
  int inFlight() {
    return inFlight.get();
  }

  /** A call that takes more commands than there may be goes ahead where there are no others. */
  int room(int commands) {
    return Math.min(commands, target.maxInFlight());
  }

  /** The connection with room taken for some commands, null if there is none or no room. */
  @Nullable Link admit(int commands) {
    Link link = connector.link();
    if (link == null) {
      faults.disconnected();
      return null;
    }
    if (inFlight.addAndGet(commands) > target.maxInFlight()) {
      inFlight.addAndGet(-commands);
      faults.overloaded();
      return null;
    }
    return link;
  }

  /** Gives back the room of some commands. */
  void release(int commands) {
    inFlight.addAndGet(-commands);
  }

  /** As {@link RedisStore#run}. */
  CompletableFuture<Long> run(Script script, boolean whole, String key, byte[]... arguments) {
    Link link = admit(1);
    if (link == null) {
      return CompletableFuture.failedFuture(new StoreException("not asked"));
    }
    String[] keys = {key};
    CompletionStage<Long> sent = sent(link, to -> script(to, script, whole, keys, arguments));
    return sent.handle(
            (answer, fault) -> {
              release(1);
              boolean unknown = fault != null && Fault.of(fault) == Fault.NO_SCRIPT;
              return unknown ? Long.valueOf(Script.NOT_KNOWN) : settled(link, answer, fault);
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

  /** Counts a fault of what was asked beside the entry. */
  void note(Link link, @Nullable Throwable fault) {
    if (fault != null) {
      Fault unused = noted(link, fault);
    }
  }

  /** The wait has no limit of its own: the timer cancels the command, which is cheaper. */
  Reading await(Link link, RedisFuture<byte[]> command, Duration limit) {
    Deadline deadline = link.awaited(command, limit);
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
      deadline.met();
    }
  }

  /**
   * As {@link RedisStore#askAll}.
   *
   * @param limit for all of them together
   * @param each reads one key, where the server denies what it takes to read many
   */
  Supplier<List<Reading>> askAll(
      List<String> keys, CallTags tags, Duration limit, Function<String, Reading> each) {
    List<String> unknown = versions.unknown(tags.keys());
    List<Integer> sizes = ManyReads.sizes(keys, target.address().isOfCluster());
    List<String> aging = tags.aged() ? keys : List.of();
    int commands =
        room(VersionReads.commands(unknown, tags.ageless()) + aging.size() + sizes.size());
    Link link = admit(commands);
    if (link == null) {
      return () -> Collections.nCopies(keys.size(), Reading.UNKNOWN);
    }
    try {
      VersionReads asked = VersionReads.send(link.commands(), versions, unknown, tags.open());
      ManyReads many = ManyReads.send(link.commands(), keys, sizes, aging);
      Timeout deadline = link.deadline(many.sent(), limit);
      return () -> {
        List<Reading> readings = await(link, many, deadline, commands);
        note(link, asked.fault());
        return many.isDenied()
            ? keys.stream().map(each).toList()
            : many.with(readings, asked.of(tags));
      };
    } catch (RuntimeException | StackOverflowError e) {
      release(commands);
      note(link, e);
      return () -> Collections.nCopies(keys.size(), Reading.UNKNOWN);
    }
  }

  private List<Reading> await(Link link, ManyReads asked, Timeout deadline, int commands) {
    try {
      List<Reading> readings = asked.await(thrown -> unread(link, thrown));
      if (asked.fault() == null) {
        link.heard();
      }
      return readings;
    } catch (InterruptedException e) {
      asked.sent().forEach(command -> command.cancel(false));
      Thread.currentThread().interrupt();
    } finally {
      deadline.cancel();
      release(commands);
    }
    return asked.unknown();
  }

  Reading unread(Link link, Exception thrown) {
    Fault why = noted(link, thrown);
    if (why == Fault.WRONG_TYPE) {
      return Reading.of(FOREIGN);
    }
    return why.isElsewhere() ? Reading.UNASKED : Reading.UNKNOWN;
  }

  <T> CompletionStage<T> write(int commands, Function<Link, CompletionStage<T>> send) {
    Link link = admit(commands);
    if (link == null) {
      return CompletableFuture.failedFuture(
          new StoreException(connector.link() != null ? "too many commands" : "not connected"));
    }
    CompletionStage<T> sent = sent(link, send);
    sent.whenComplete((answer, fault) -> release(commands));
    // A copy: a caller that gives up on its stage must not keep the outcome from being noted.
    return sent.handleAsync((answer, fault) -> settled(link, answer, fault), workers())
        .toCompletableFuture()
        .copy();
  }

  <T> CompletionStage<T> ask(
      Function<RedisAsyncCommands<String, byte[]>, RedisFuture<T>> command, Duration limit) {
    return write(
        1,
        link -> {
          RedisFuture<T> sent = command.apply(link.commands());
          Timeout deadline = link.deadline(sent, limit);
          return sent.whenComplete((answer, fault) -> deadline.cancel());
        });
  }

  /** As {@link RedisStore#answers}. */
  CompletionStage<Boolean> answers() {
    Link link = admit(1);
    if (link == null) {
      return CompletableFuture.failedFuture(new StoreException("not asked"));
    }
    CompletionStage<String> sent =
        sent(
            link,
            to -> {
              RedisFuture<String> ping = to.commands().ping();
              Timeout deadline = to.deadline(ping, target.readTimeout());
              return ping.whenComplete((answer, fault) -> deadline.cancel());
            });
    return sent.handle(
        (answer, fault) -> {
          release(1);
          Fault why = fault == null ? null : noted(link, fault);
          if (why == null) {
            link.heard();
          }
          return why == null || why.isAnswer();
        });
  }

  private <T> T settled(Link link, T answer, @Nullable Throwable fault) {
    if (fault != null) {
      Fault why = noted(link, fault);
      String message = "Redis: " + why;
      throw new CompletionException(
          why.isElsewhere() ? StoreException.elsewhere(message) : new StoreException(message));
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
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * Counts a fault and draws the consequences for the connection. Where there is no room for a
   * command, others have waited for long.
   */
  private Fault noted(Link link, Throwable thrown) {
    Fault fault = faults.count(thrown);
    if (fault == Fault.DEADLINE || fault == Fault.OVERLOAD) {
      connector.missed(link);
    } else if (fault.isMisplaced()) {
      connector.reset(link);
    } else if (fault.isDeserted()) {
      connector.deserted(link);
    } else if (fault.isAnswer()) {
      link.heard();
    }
    return fault;
  }
}
