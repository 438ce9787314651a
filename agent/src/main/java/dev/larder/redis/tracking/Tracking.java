package dev.larder.redis.tracking;

import dev.larder.store.near.NearGate;
import dev.larder.version.VersionKeys;
import dev.larder.version.VersionTable;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.TrackingArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.push.PushListener;
import io.lettuce.core.api.push.PushMessage;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.GenericMapOutput;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what this JVM knows right by client tracking in broadcasting mode, on the connection that
 * entries are read by: versions, and what it keeps of entries. The client reads pushes and answers
 * from one stream and hands a push to its listeners before it reads on: who has the answer to a
 * command has dealt with every push that the server sent before it. Redis broadcasts at the end of
 * a round of its loop, after the answers of that round: an answer may be ahead of the push about a
 * change of the same round, which nobody has been told is done before that round ends. Thread-safe.
 */
public final class Tracking {
  private static final Long RESP3 = 3L;

  private final VersionTable versions;
  private final NearGate near;
  private final NearGate.Source source;
  private volatile List<String> nearPrefixes = List.of();
  private volatile @Nullable List<String> asked;

  /** Of a connection to come. */
  public Tracking(VersionTable versions, NearGate near) {
    this.versions = versions;
    this.near = near;
    this.source = near.source();
  }

  /** What this JVM knows of versions. */
  public VersionTable versions() {
    return versions;
  }

  /** Who tells of what is kept. */
  public NearGate.Source source() {
    return source;
  }

  /** Nobody asks for anything any more. */
  public void close() {
    source.close();
  }

  /** Has to be told of keys that begin so, from the next connection on. */
  public void cover(List<String> prefixes) {
    nearPrefixes = apart(prefixes);
  }

  /** Whether the last connection was asked for them, if there was one. */
  public boolean isCovered() {
    List<String> last = asked;
    return last == null || last.equals(nearPrefixes);
  }

  /** Those that no other one begins; the server takes no others. */
  private static List<String> apart(List<String> prefixes) {
    return prefixes.stream()
        .distinct()
        .filter(
            one ->
                prefixes.stream().noneMatch(other -> !other.equals(one) && one.startsWith(other)))
        .sorted()
        .toList();
  }

  /** There is no connection any more, or another: nothing is known, and nothing will be told. */
  public void lost() {
    long unused = versions.reconnect() + source.shut();
  }

  /**
   * Asks for tracking on a connection that nobody else has yet. What is told is trusted once the
   * server has agreed; a RESP2 server agrees as well and then tells nothing, so it is asked what it
   * speaks. What its user may not do is told then, too.
   *
   * @param isOfCluster whether the server is one of several
   * @param refused hears of each command that fails, on the event loop
   * @param untold hears that entries are kept for a short time only, since nobody tells of them
   */
  public void begin(
      StatefulRedisConnection<String, byte[]> connection,
      boolean isOfCluster,
      Consumer<Throwable> refused,
      Runnable untold) {
    long since = versions.reconnect();
    long nearSince = source.shut();
    List<String> kept = nearPrefixes;
    asked = kept;
    connection.addListener((PushListener) this::take);
    RedisAsyncCommands<String, byte[]> commands = connection.async();
    List<RedisFuture<?>> rights = new ArrayList<>(Rights.ask(commands, versions.prefix()));
    if (isOfCluster) {
      rights.addAll(Rights.askOfCluster(commands));
    }
    rights.forEach(right -> tell(right, refused));
    ask(commands, kept, refused)
        .whenComplete(
            (told, fault) -> {
              boolean tells = fault == null && told;
              if (tells) {
                versions.trust(since);
              }
              if (!kept.isEmpty() && isAnswer(fault)) {
                keep(tells, nearSince, untold);
              }
            });
  }

  /** Completes with whether the server tells of what it is asked for. */
  private CompletionStage<Boolean> ask(
      RedisAsyncCommands<String, byte[]> commands, List<String> kept, Consumer<Throwable> refused) {
    List<String> all = new ArrayList<>(kept);
    all.add(versions.prefix());
    String[] prefixes = apart(all).toArray(new String[0]);
    var tracking =
        commands.clientTracking(TrackingArgs.Builder.enabled().bcast().prefixes(prefixes));
    var spoken = commands.dispatch(CommandType.HELLO, new GenericMapOutput<>(VersionScripts.CODEC));
    tell(tracking, refused);
    tell(spoken, refused);
    return tracking.thenCombine(spoken, (agreed, hello) -> isResp3(hello));
  }

  private static void tell(RedisFuture<?> asked, Consumer<Throwable> refused) {
    asked.whenComplete(
        (answer, fault) -> {
          if (fault != null) {
            refused.accept(fault);
          }
        });
  }

  /** Else the connection was lost. */
  private static boolean isAnswer(@Nullable Throwable fault) {
    Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
    return cause == null || cause instanceof RedisCommandExecutionException;
  }

  private void keep(boolean told, long since, Runnable untold) {
    if (told) {
      source.open(since);
    } else if (source.openUntold(since)) {
      untold.run();
    }
  }

  private static boolean isResp3(Map<String, Object> hello) {
    return RESP3.equals(hello.get("proto"));
  }

  private void take(PushMessage message) {
    if (!message.getType().equals("invalidate")) {
      return;
    }
    List<Object> content = message.getContent(StringCodec.UTF8::decodeKey);
    if (content.size() > 1 && content.get(1) instanceof List<?> keys) {
      keys.forEach(key -> moved(String.valueOf(key)));
    } else { // the database was flushed
      versions.forgetAll();
      near.flush();
    }
  }

  private void moved(String key) {
    if (!VersionKeys.isVersion(key) || versions.moved(key)) {
      near.told(versions.logical(key));
    }
  }
}
