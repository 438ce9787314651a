package dev.larder.behind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.WriteQueue.Answer;
import dev.larder.store.WriteQueue.Kind;
import dev.larder.store.WriteQueue.Waiting;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OvertakenTest {
  private final FakeQueue queue = new FakeQueue();
  private final AtomicInteger overflows = new AtomicInteger();
  private final Overtaken overtaken =
      new Overtaken(queue, true, 10_000, overflows::incrementAndGet);

  private static Waiting call(String key, int number) {
    return new Waiting("m", key, "jvm." + number, Kind.CALL, List.of(), "", null);
  }

  @Test
  void a_queue_that_answers_is_told_of_all_calls_before() {
    overtaken.overtake(call("a", 1), true);

    assertThat(queue.told()).containsExactly("OVERTAKEN a jvm.1");
    assertThat(overtaken.has("a")).isFalse();
  }

  @Test
  void one_that_does_not_is_told_later_of_those_of_this_jvm_alone() {
    queue.answer = Answer.REFUSED;
    overtaken.overtake(call("a", 1), true);
    assertThat(overtaken.has("a")).isTrue();
    assertThat(overtaken.has("b")).isFalse();
    overtaken.retry();
    assertThat(overtaken.has("a")).isTrue();
    queue.answer = Answer.QUEUED;
    queue.clear();
    overtaken.retry();

    assertThat(queue.told()).containsExactly("OVERTAKEN_HERE a jvm.1");
    assertThat(overtaken.has("a")).isFalse();
    overtaken.retry();
    assertThat(queue.told()).hasSize(1);
  }

  @Test
  void it_is_told_once_at_a_time() {
    CompletableFuture<Answer> late = new CompletableFuture<>();
    queue.next = late;
    overtaken.keep(call("a", 1));
    overtaken.retry();
    overtaken.retry();
    assertThat(queue.told()).containsExactly("CALL a jvm.1");
    late.complete(Answer.QUEUED);
    overtaken.retry();

    assertThat(queue.told()).hasSize(1);
    assertThat(overtaken.has("a")).isFalse();
  }

  @Test
  void a_call_that_was_kept_and_overtaken_does_not_wait_any_more() {
    queue.answer = Answer.FULL;
    overtaken.keep(call("a", 1));
    assertThat(overtaken.has("a")).isTrue();
    overtaken.overtake(call("a", 2), true);
    queue.answer = Answer.QUEUED;
    queue.clear();
    overtaken.retry();

    assertThat(queue.told()).containsExactly("OVERTAKEN_HERE a jvm.2");
  }

  @Test
  void where_sums_are_kept_each_call_is_told_and_none_is_in_the_way_of_others() {
    Overtaken ofSums = new Overtaken(queue, false, 10_000, overflows::incrementAndGet);
    queue.answer = Answer.REFUSED;
    ofSums.keep(call("a", 1));
    ofSums.keep(call("a", 2));
    ofSums.withdraw(call("a", 3));
    assertThat(ofSums.has("a")).isFalse();
    queue.answer = Answer.QUEUED;
    queue.clear();
    ofSums.retry();

    assertThat(queue.told()).containsExactly("CALL a jvm.1", "CALL a jvm.2", "WITHDRAWN a jvm.3");
  }

  @Test
  void more_than_can_be_kept_in_mind_is_said() {
    queue.answer = Answer.REFUSED;
    for (int i = 0; i < 10_000; i++) {
      overtaken.overtake(call("key " + i, i), false);
    }
    assertThat(overflows).hasValue(0);
    overtaken.overtake(call("one more", 10_000), false);

    assertThat(overflows).hasValue(1);
  }
}
