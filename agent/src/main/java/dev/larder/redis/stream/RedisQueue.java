package dev.larder.redis.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.redis.RedisServers;
import dev.larder.redis.lock.KnownScript;
import dev.larder.store.StoreException;
import dev.larder.store.WriteQueue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait in one stream of Redis. What has run is deleted from it, and who runs it holds a
 * lease beside it, so it needs no consumer group: that would hand the calls of one key to several
 * JVMs at once. Thread-safe.
 */
public final class RedisQueue implements WriteQueue {
  /** 0: full · 1: appended. */
  private static final String APPEND =
      """
      if redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
      redis.call('XADD', KEYS[1], '*', unpack(ARGV, 2))
      return 1
      """;

  /** 0: another's · 1: done. */
  private static final String LEASE =
      """
      local held = redis.call('GET', KEYS[1])
      if held and held ~= ARGV[1] then return 0 end
      if ARGV[2] == '0' then redis.call('UNLINK', KEYS[1])
      else redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
      return 1
      """;

  private static final String METHOD = "method";
  private static final String KEY = "key";
  private static final String ID = "id";
  private static final String KIND = "kind";
  private static final String WHY = "why";
  private static final String ARGUMENT = "argument-";

  /** A field's name and what it holds. */
  private static final int FIELDS_BEFORE_ARGUMENTS = 5;

  private final RedisServers servers;
  private final String stream;
  private final String lease;
  private final byte[] owner;
  private final byte[] most;
  private final byte[] mostWithMarks;
  private final KnownScript append;
  private final KnownScript leasing;

  /**
   * A stream.
   *
   * @param lease the key of who may run what waits
   * @param owner of leases: this JVM, and whatever it shares them with
   * @param most more calls do not wait; of what tells what is to become of them there may be as
   *     many
   */
  public RedisQueue(RedisServers servers, String stream, String lease, String owner, long most) {
    this.servers = servers;
    this.stream = stream;
    this.lease = lease;
    this.owner = owner.getBytes(US_ASCII);
    this.most = text(most);
    this.mostWithMarks = text(2 * most);
    append = new KnownScript(servers, APPEND);
    leasing = new KnownScript(servers, LEASE);
  }

  @Override
  public CompletionStage<Answer> append(Waiting call) {
    if (!servers.at(stream).connected()) {
      return CompletableFuture.completedFuture(Answer.REFUSED);
    }
    List<byte[]> sent = new ArrayList<>();
    sent.add(call.kind() == Kind.CALL ? most : mostWithMarks);
    add(sent, METHOD, call.method().getBytes(UTF_8));
    add(sent, KEY, call.key().getBytes(UTF_8));
    add(sent, ID, call.id().getBytes(US_ASCII));
    add(sent, KIND, call.kind().name().toLowerCase(Locale.ROOT).getBytes(US_ASCII));
    add(sent, WHY, call.why().getBytes(UTF_8));
    for (int i = 0; i < call.arguments().size(); i++) {
      add(sent, ARGUMENT + i, call.arguments().get(i));
    }
    return append
        .run(stream, sent.toArray(new byte[0][]))
        .handle(
            (answer, fault) ->
                fault == null ? (answer == 1 ? Answer.QUEUED : Answer.FULL) : failed(fault));
  }

  private static Answer failed(Throwable fault) {
    return StoreException.isElsewhere(fault) ? Answer.ELSEWHERE : Answer.UNKNOWN;
  }

  private static void add(List<byte[]> sent, String field, byte[] value) {
    sent.add(field.getBytes(US_ASCII));
    sent.add(value);
  }

  @Override
  public CompletionStage<List<Queued>> after(String place, int most) {
    Range<String> range =
        place.equals(START)
            ? Range.unbounded()
            : Range.from(Range.Boundary.including(next(place)), Range.Boundary.unbounded());
    return servers
        .at(stream)
        .ask(commands -> commands.xrange(stream, range, Limit.from(most)))
        .thenApply(found -> found.stream().map(RedisQueue::queued).toList());
  }

  /** The one after a place {@code MILLIS-NUMBER}; before Redis 6.2 ranges leave nothing out. */
  private static String next(String place) {
    int dash = place.indexOf('-') + 1;
    return place.substring(0, dash) + (Long.parseLong(place.substring(dash)) + 1);
  }

  private static Queued queued(StreamMessage<String, byte[]> message) {
    Map<String, byte[]> fields = message.getBody();
    List<byte[]> arguments = new ArrayList<>();
    for (int i = 0; i < fields.size() - FIELDS_BEFORE_ARGUMENTS; i++) {
      byte[] argument = fields.get(ARGUMENT + i);
      arguments.add(argument == null ? new byte[0] : argument);
    }
    Waiting call =
        new Waiting(
            text(fields.get(METHOD)),
            text(fields.get(KEY)),
            text(fields.get(ID)),
            kind(text(fields.get(KIND))),
            arguments,
            text(fields.get(WHY)),
            null);
    return new Queued(message.getId(), call);
  }

  /** What nobody here has written is a call whose arguments nobody can read. */
  private static Kind kind(String text) {
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
        return kind;
      }
    }
    return Kind.CALL;
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, UTF_8);
  }

  @Override
  public CompletionStage<Void> remove(List<String> places) {
    return servers
        .at(stream)
        .ask(commands -> commands.xdel(stream, places.toArray(new String[0])))
        .thenAccept(removed -> {});
  }

  @Override
  public CompletionStage<Long> size() {
    return servers.at(stream).ask(commands -> commands.xlen(stream));
  }

  @Override
  public CompletionStage<Boolean> lease(long millis) {
    return leasing.run(lease, owner, text(millis)).thenApply(answer -> answer == 1);
  }

  private static byte[] text(long number) {
    return Long.toString(number).getBytes(US_ASCII);
  }
}
