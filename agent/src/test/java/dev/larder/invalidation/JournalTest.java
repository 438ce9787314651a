package dev.larder.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final String RULE = "shop:~tag:~product";

  private final Journal journal = new Journal(3);

  private void fail(String key, long settleMillis) {
    journal.keep(List.of(key), journal.mark(List.of(key), settleMillis));
  }

  @Test
  void keys_that_go_on_failing_keep_no_others_waiting() {
    Journal roomy = new Journal(1_000);
    List<String> keys = IntStream.range(0, 100).mapToObj(i -> "shop:k:" + i).toList();
    roomy.keep(keys, roomy.mark(keys, 0));
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Journal.Batch batch = roomy.take(10);
      assertThat(batch.keys()).hasSize(10);
      taken.addAll(batch.keys());
      roomy.keep(batch.keys(), batch.token());
    }
    assertThat(taken).containsAll(keys);
  }

  @Test
  void nor_do_those_that_settle_for_another_time() {
    fail("shop:a", 0);
    fail("shop:b", 500);
    List<Long> settled = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Journal.Batch batch = journal.take(1);
      settled.add(batch.settleMillis());
      journal.keep(batch.keys(), batch.token());
    }
    assertThat(settled).contains(0L, 500L);
  }

  @Test
  void a_version_that_stands_for_keys_that_were_lost_is_sent_as_a_whole() {
    journal.cover(List.of(RULE));
    fail(RULE, 0);
    Journal.Batch first = journal.take(1);
    assertThat(first.keys()).containsExactly(RULE);
    assertThat(first.whole()).as("it was sent, and failed").isFalse();
    journal.keep(first.keys(), first.token());

    for (int i = 0; i < 4; i++) {
      fail("shop:k:" + i, 0);
    }
    Journal.Batch again = journal.take(1);
    while (!again.keys().contains(RULE)) {
      journal.keep(again.keys(), again.token());
      again = journal.take(1);
    }
    assertThat(again.whole()).as("others were lost since").isTrue();
    journal.confirm(again.keys(), again.token());
    assertThat(journal.isDirty(RULE)).isFalse();
  }
}
