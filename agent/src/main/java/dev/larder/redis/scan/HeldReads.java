package dev.larder.redis.scan;

import dev.larder.store.HeldKeys;
import dev.larder.store.HeldKeys.Held;
import dev.larder.store.HeldKeys.State;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks for keys as they are: a {@code GET} and a {@code PTTL} for each, in one go. */
public final class HeldReads {
  /** How many commands a key takes. */
  public static final int COMMANDS = 2;

  private final List<RedisFuture<byte[]>> values = new ArrayList<>();
  private final List<RedisFuture<Long>> lives = new ArrayList<>();

  private HeldReads() {}

  /** Sends them. */
  public static HeldReads send(RedisAsyncCommands<String, byte[]> commands, List<String> keys) {
    HeldReads reads = new HeldReads();
    for (String key : keys) {
      reads.values.add(commands.get(key));
      reads.lives.add(commands.pttl(key));
    }
    return reads;
  }

  /** The commands. */
  public List<RedisFuture<?>> sent() {
    List<RedisFuture<?>> sent = new ArrayList<>(values);
    sent.addAll(lives);
    return sent;
  }

  /** Completes with the last of them; what the server refuses is an answer. */
  public CompletionStage<List<Held>> all() {
    List<CompletableFuture<Held>> all = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      var life = lives.get(i).handle(HeldReads::life);
      all.add(
          values
              .get(i)
              .handle(HeldReads::value)
              .thenCombine(life, (held, left) -> new Held(held.state(), held.bytes(), left))
              .toCompletableFuture());
    }
    return CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0]))
        .thenApply(done -> all.stream().map(CompletableFuture::join).toList());
  }

  private static Held value(byte @Nullable [] bytes, @Nullable Throwable fault) {
    if (fault != null) {
      return new Held(refusal(fault), null, HeldKeys.NOT_TOLD);
    }
    return new Held(bytes == null ? State.NOTHING : State.BYTES, bytes, HeldKeys.NOT_TOLD);
  }

  private static long life(@Nullable Long left, @Nullable Throwable fault) {
    if (fault != null) {
      State unused = refusal(fault);
    }
    return left == null ? HeldKeys.NOT_TOLD : left;
  }

  private static State refusal(Throwable fault) {
    Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
    if (!(cause instanceof RedisCommandExecutionException)) {
      throw new CompletionException(cause);
    }
    String answer = String.valueOf(cause.getMessage());
    return answer.startsWith("WRONGTYPE") ? State.ANOTHER_TYPE : State.REFUSED;
  }
}
