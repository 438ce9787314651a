package dev.larder.redis.scan;

import dev.larder.store.Reading;
import dev.larder.version.Versions;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Several entries that are asked for in one go, with {@code MGET} for some hundred of them at a
 * time. Used by one thread.
 */
public final class ManyReads {
  private static final int MOST_KEYS = 500;

  private final List<String> keys;
  private final List<RedisFuture<List<KeyValue<String, byte[]>>>> sent = new ArrayList<>();

  private @Nullable Exception fault;

  private ManyReads(List<String> keys) {
    this.keys = keys;
  }

  /** How many commands it takes. */
  public static int commands(List<String> keys) {
    return (keys.size() + MOST_KEYS - 1) / MOST_KEYS;
  }

  /** Asks for them. */
  public static ManyReads send(RedisAsyncCommands<String, byte[]> commands, List<String> keys) {
    ManyReads reads = new ManyReads(keys);
    for (int from = 0; from < keys.size(); from += MOST_KEYS) {
      List<String> some = keys.subList(from, Math.min(keys.size(), from + MOST_KEYS));
      reads.sent.add(commands.mget(some.toArray(new String[0])));
    }
    return reads;
  }

  /** The commands. */
  public List<RedisFuture<List<KeyValue<String, byte[]>>>> sent() {
    return sent;
  }

  /**
   * Waits for the answers, those to which there is none included; whoever calls keeps the time. An
   * entry that Redis holds in another form than a string is answered as none; it fences a store all
   * the same.
   */
  public List<Reading> await() throws InterruptedException {
    List<Reading> readings = new ArrayList<>(keys.size());
    for (RedisFuture<List<KeyValue<String, byte[]>>> each : sent) {
      int most = Math.min(MOST_KEYS, keys.size() - readings.size());
      try {
        for (KeyValue<String, byte[]> entry : each.get()) {
          readings.add(entry.hasValue() ? Reading.of(entry.getValue()) : Reading.ABSENT);
        }
      } catch (ExecutionException | CancellationException thrown) {
        fault = thrown;
        readings.addAll(Collections.nCopies(most, Reading.UNKNOWN));
      }
    }
    return readings;
  }

  /** Why one of them has no answer; null if all have; once they were waited for. */
  public @Nullable Exception fault() {
    return fault;
  }

  /** Whether the server's user may not ask so. */
  public boolean isDenied() {
    return fault != null && String.valueOf(fault.getMessage()).contains("NOPERM");
  }

  /** No answers. */
  public List<Reading> unknown() {
    return Collections.nCopies(keys.size(), Reading.UNKNOWN);
  }

  /** Readings with what versions are known by now. */
  public static List<Reading> with(List<Reading> readings, Versions versions) {
    List<Reading> all = new ArrayList<>(readings.size());
    for (Reading reading : readings) {
      all.add(reading.seen().isAnswered() ? reading.with(versions) : reading);
    }
    return all;
  }
}
