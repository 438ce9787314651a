package dev.larder.protect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.codec.CodecId;
import dev.larder.codec.Envelope;
import dev.larder.secret.Secret;
import dev.larder.secret.Secrets;
import dev.larder.store.FakeStore;
import dev.larder.store.WriteQueue;
import dev.larder.time.Ticker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProtectedQueueTest {
  private static final byte[] ARGUMENT =
      Envelope.value(1, CodecId.JSON, 2, "\"in clear\"".getBytes(UTF_8));

  private final Held held = new Held();
  private final ProtectedStore entries = new ProtectedStore(new FakeStore(Ticker.system()));
  private final ProtectedQueue queue = new ProtectedQueue(held, entries);

  /** What was appended is what is read. */
  private static final class Held implements WriteQueue {
    final List<Waiting> waiting = new ArrayList<>();

    @Override
    public CompletionStage<Answer> append(Waiting call) {
      waiting.add(call);
      return CompletableFuture.completedFuture(Answer.QUEUED);
    }

    @Override
    public CompletionStage<List<Queued>> after(String place, int most) {
      return CompletableFuture.completedFuture(
          waiting.stream().map(each -> new Queued("1", each)).toList());
    }

    @Override
    public CompletionStage<Void> remove(List<String> places) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Long> size() {
      return CompletableFuture.completedFuture((long) waiting.size());
    }

    @Override
    public CompletionStage<Boolean> lease(long millis) {
      return CompletableFuture.completedFuture(true);
    }
  }

  private void protect(@Nullable String digit) {
    Secrets secrets =
        digit == null ? null : new Secrets(requireNonNull(Secret.of(digit.repeat(64))), null);
    assertThat(entries.protect(secrets)).isNull();
  }

  private static WriteQueue.Waiting call(String key, byte[]... arguments) {
    return new WriteQueue.Waiting(
        "m", key, "jvm.1", WriteQueue.Kind.CALL, List.of(arguments), "", null);
  }

  private void append(WriteQueue.Waiting call) {
    assertThat(queue.append(call).toCompletableFuture().join()).isEqualTo(WriteQueue.Answer.QUEUED);
  }

  private List<byte[]> read() {
    return queue.after("", 1).toCompletableFuture().join().get(0).what().arguments();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void arguments_are_sealed_as_they_wait_and_opened_as_they_are_read() {
    protect("1");
    append(call("k", ARGUMENT, ARGUMENT));

    held.waiting.get(0).arguments().forEach(each -> assertThat(text(each)).doesNotContain("clear"));
    assertThat(read()).containsExactly(ARGUMENT, ARGUMENT);
  }

  @Test
  void without_a_secret_they_are_as_they_are() {
    append(call("k", ARGUMENT));

    assertThat(held.waiting.get(0).arguments()).containsExactly(ARGUMENT);
    assertThat(read()).containsExactly(ARGUMENT);
  }

  @Test
  void what_is_sealed_for_one_call_is_read_in_no_other_place() {
    protect("1");
    append(call("k", ARGUMENT, ARGUMENT));
    List<byte[]> sealed = held.waiting.get(0).arguments();
    held.waiting.set(0, call("k", sealed.get(1), sealed.get(0)));
    assertThat(read()).doesNotContain(ARGUMENT);
    held.waiting.set(0, call("other", sealed.get(0), sealed.get(1)));

    assertThat(read()).doesNotContain(ARGUMENT);
  }

  @Test
  void what_cannot_be_opened_is_kept_as_it_is() {
    protect("1");
    append(call("k", ARGUMENT));
    byte[] sealed = held.waiting.get(0).arguments().get(0);
    protect("2");
    byte[] unread = read().get(0);
    assertThat(Envelope.read(unread)).isNull();
    held.waiting.clear();
    append(call("k", unread));
    assertThat(held.waiting.get(0).arguments()).containsExactly(sealed);
    protect("1");

    assertThat(read()).containsExactly(ARGUMENT);
  }

  @Test
  void what_was_never_sealed_is_read_by_nobody_who_seals() {
    append(call("k", ARGUMENT));
    protect("1");

    assertThat(read()).doesNotContain(ARGUMENT);
  }
}
