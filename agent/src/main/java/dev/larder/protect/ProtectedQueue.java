package dev.larder.protect;

import dev.larder.store.Reading;
import dev.larder.store.WriteQueue;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Seals the arguments of calls that wait, as long as entries are sealed, each for the calls of its
 * key alone. What is not sealed then, or not by these secrets, nobody can read, and it stays as it
 * is. Thread-safe.
 */
public record ProtectedQueue(WriteQueue queue, ProtectedStore entries) implements WriteQueue {
  @Override
  public CompletionStage<Answer> append(Waiting call) {
    List<byte[]> sealed = new ArrayList<>();
    try {
      for (int i = 0; i < call.arguments().size(); i++) {
        byte[] argument = call.arguments().get(i);
        sealed.add(
            isUntrusted(argument)
                ? Arrays.copyOfRange(argument, 1, argument.length)
                : entries.sealed(name(call, i), argument));
      }
    } catch (GeneralSecurityException | RuntimeException fault) {
      return CompletableFuture.completedFuture(Answer.REFUSED);
    }
    return queue.append(call.with(sealed));
  }

  @Override
  public CompletionStage<List<Queued>> after(String place, int most) {
    return queue.after(place, most).thenApply(found -> found.stream().map(this::opened).toList());
  }

  private Queued opened(Queued queued) {
    Waiting call = queued.what();
    List<byte[]> opened = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      byte[] argument = call.arguments().get(i);
      Reading reading = entries.opened(name(call, i), Reading.of(argument));
      byte[] entry = reading.bytes();
      opened.add(entry == null ? untrusted(argument) : entry);
    }
    return new Queued(queued.place(), call.with(opened));
  }

  /** As no reader takes it for an entry, and so that it can be put back as it was. */
  private static byte[] untrusted(byte[] argument) {
    byte[] marked = new byte[argument.length + 1];
    System.arraycopy(argument, 0, marked, 1, argument.length);
    return marked;
  }

  private static boolean isUntrusted(byte[] argument) {
    return argument.length > 0 && argument[0] == 0;
  }

  private static String name(Waiting call, int argument) {
    return call.method() + " " + call.key() + " " + argument;
  }

  @Override
  public CompletionStage<Void> remove(List<String> places) {
    return queue.remove(places);
  }

  @Override
  public CompletionStage<Long> size() {
    return queue.size();
  }

  @Override
  public CompletionStage<Boolean> lease(long millis) {
    return queue.lease(millis);
  }
}
