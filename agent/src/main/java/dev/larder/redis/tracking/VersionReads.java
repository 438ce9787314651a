package dev.larder.redis.tracking;

import dev.larder.redis.scan.Ages;
import dev.larder.version.CallTags;
import dev.larder.version.VersionTable;
import dev.larder.version.Versions;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Versions that are asked for in one go: those of some keys that are not known, and the time of the
 * server where it is wanted. They are sent before whatever is sent next on the connection, so they
 * are answered before it, too. Used by one thread, which says when the answers are there.
 */
public final class VersionReads {
  private final VersionTable table;
  private final List<String> keys;
  private final List<Integer> stamps = new ArrayList<>();
  private final List<RedisFuture<Long>> answers = new ArrayList<>();
  private @Nullable RedisFuture<List<byte[]>> time;
  private @Nullable Ages age;

  private VersionReads(VersionTable table, List<String> keys) {
    this.table = table;
    this.keys = keys;
  }

  /**
   * As below, and for what else a call asks about its entry.
   *
   * @param unknown those of the call's keys that are not known
   */
  public static VersionReads send(
      RedisAsyncCommands<String, byte[]> commands,
      VersionTable table,
      String entry,
      CallTags tags,
      List<String> unknown) {
    VersionReads reads = send(commands, table, unknown, tags.open());
    reads.age = tags.aged() ? Ages.send(commands, List.of(entry)) : null;
    return reads;
  }

  /** Asks for versions and, if they are of a call that is open, for the time before them. */
  public static VersionReads send(
      RedisAsyncCommands<String, byte[]> commands,
      VersionTable table,
      List<String> keys,
      boolean open) {
    VersionReads reads = new VersionReads(table, keys);
    if (open) {
      reads.time = commands.time();
    }
    for (String key : keys) {
      int stamp = table.stamp(key);
      reads.stamps.add(stamp);
      reads.answers.add(
          VersionScripts.read(
              commands, key, table.lifeMillis(key), number -> announce(table, key, number, stamp)));
    }
    return reads;
  }

  /**
   * Before the message about a version that was made: it is to end no load, those of other threads
   * that had the version right after included.
   */
  private static void announce(VersionTable table, String key, long number, int stamp) {
    if (number < 0) {
      table.learn(key, number, stamp);
    }
  }

  /** How many commands it takes. */
  public static int commands(List<String> unknown, CallTags tags) {
    return unknown.size() + (tags.open() ? 1 : 0) + (tags.aged() ? 1 : 0);
  }

  /** Completes with the last of them, with a fault if there was one. */
  public CompletionStage<?> all() {
    return CompletableFuture.allOf(
        sent().stream()
            .map(CompletionStage::toCompletableFuture)
            .toArray(CompletableFuture[]::new));
  }

  /** The commands. */
  public List<RedisFuture<?>> sent() {
    List<RedisFuture<?>> sent = new ArrayList<>(answers);
    if (time != null) {
      sent.add(time);
    }
    if (age != null) {
      sent.addAll(age.sent());
    }
    return sent;
  }

  /** Those that have no answer yet get none. */
  public void cancel() {
    sent().forEach(answer -> answer.cancel(false));
  }

  /** What went wrong with one of them, null if nothing did; once they are answered. */
  public @Nullable Throwable fault() {
    for (RedisFuture<?> answer : sent()) {
      Throwable fault = fault(answer);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  /** How long the entry lives yet in milliseconds, as {@code Reading} has it. */
  public long leftMillis() {
    return age == null ? Long.MAX_VALUE : age.leftMillis(0);
  }

  private static @Nullable Throwable fault(RedisFuture<?> answer) {
    try {
      Object unused = answer.toCompletableFuture().getNow(null);
      return null;
    } catch (CompletionException | CancellationException fault) {
      return fault;
    }
  }

  /** The versions of a call's tags at this moment: as they were told, or else as they are known. */
  public Versions of(CallTags tags) {
    List<Long> numbers = new ArrayList<>(tags.keys().size());
    for (String key : tags.keys()) {
      int place = keys.indexOf(key);
      numbers.add(place < 0 ? table.of(key) : told(place));
    }
    return new Versions(tags.keys(), numbers, time == null ? 0 : micros(time));
  }

  private long told(int place) {
    long number = now(answers.get(place), 0L);
    table.learn(keys.get(place), number, stamps.get(place));
    return number;
  }

  private static long micros(RedisFuture<List<byte[]>> time) {
    List<byte[]> parts = now(time, List.of());
    return parts.size() < 2 ? -1 : number(parts.get(0)) * 1_000_000 + number(parts.get(1));
  }

  private static long number(byte[] digits) {
    return Long.parseLong(new String(digits, StandardCharsets.US_ASCII));
  }

  /** What a command gave, or something else where it has not or gave nothing. */
  private static <T> T now(RedisFuture<T> answer, T otherwise) {
    CompletableFuture<T> future = answer.toCompletableFuture();
    T given = future.isDone() && !future.isCompletedExceptionally() ? future.join() : null;
    return given == null ? otherwise : given;
  }
}
