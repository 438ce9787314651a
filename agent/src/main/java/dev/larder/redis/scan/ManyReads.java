package dev.larder.redis.scan;

import dev.larder.store.Reading;
import dev.larder.version.Versions;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.cluster.SlotHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several entries that are asked for in one go, with {@code MGET} for some hundred of them at a
 * time, in a cluster for those of one slot that follow each other. Used by one thread.
 */
public final class ManyReads {
  private static final int MOST_KEYS = 500;

  private final List<String> keys;
  private final List<Integer> sizes;
  private final Ages ages;
  private final List<RedisFuture<List<KeyValue<String, byte[]>>>> entries = new ArrayList<>();

  private @Nullable Exception fault;

  private ManyReads(List<String> keys, List<Integer> sizes, Ages ages) {
    this.keys = keys;
    this.sizes = sizes;
    this.ages = ages;
  }

  /**
   * For how many keys each of the commands asks.
   *
   * @param ofCluster whether a command must not name keys of several slots
   */
  public static List<Integer> sizes(List<String> keys, boolean ofCluster) {
    List<Integer> sizes = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += sizes.get(sizes.size() - 1)) {
      int most = Math.min(MOST_KEYS, keys.size() - from);
      sizes.add(ofCluster ? ofOneSlot(keys.subList(from, from + most)) : most);
    }
    return sizes;
  }

  private static int ofOneSlot(List<String> keys) {
    int slot = SlotHash.getSlot(keys.get(0));
    int size = 1;
    while (size < keys.size() && SlotHash.getSlot(keys.get(size)) == slot) {
      size++;
    }
    return size;
  }

  /**
   * Asks for them.
   *
   * @param sizes as {@link #sizes} gives them
   * @param aging the same keys where it matters how long their entries live yet, else none
   */
  public static ManyReads send(
      RedisAsyncCommands<String, byte[]> commands,
      List<String> keys,
      List<Integer> sizes,
      List<String> aging) {
    ManyReads reads = new ManyReads(keys, sizes, Ages.send(commands, aging));
    int from = 0;
    for (int size : sizes) {
      reads.entries.add(commands.mget(keys.subList(from, from + size).toArray(new String[0])));
      from += size;
    }
    return reads;
  }

  /** The commands. */
  public List<RedisFuture<?>> sent() {
    List<RedisFuture<?>> sent = new ArrayList<>(entries);
    sent.addAll(ages.sent());
    return sent;
  }

  /**
   * Waits for the answers, those to which there is none included; whoever calls keeps the time. An
   * entry that Redis holds in another form than a string is answered as none; it fences a store all
   * the same.
   */
  public List<Reading> await(Function<Exception, Reading> unread) throws InterruptedException {
    List<Reading> readings = new ArrayList<>(keys.size());
    for (int i = 0; i < entries.size(); i++) {
      try {
        for (KeyValue<String, byte[]> entry : entries.get(i).get()) {
          readings.add(entry.hasValue() ? Reading.of(entry.getValue()) : Reading.ABSENT);
        }
      } catch (ExecutionException | CancellationException thrown) {
        fault = thrown;
        readings.addAll(Collections.nCopies(sizes.get(i), unread.apply(thrown)));
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

  /** Readings with what versions are known by now, and with how long the entries live yet. */
  public List<Reading> with(List<Reading> readings, Versions versions) {
    List<Reading> all = new ArrayList<>(readings.size());
    for (int i = 0; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      all.add(reading.seen().isAnswered() ? aged(reading.with(versions), i) : reading);
    }
    return all;
  }

  private Reading aged(Reading reading, int place) {
    return ages.sent().isEmpty() ? reading : reading.living(ages.leftMillis(place));
  }
}
