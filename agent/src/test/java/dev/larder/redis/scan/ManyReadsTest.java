package dev.larder.redis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ManyReadsTest {
  private static List<String> keys(int count) {
    return IntStream.range(0, count).mapToObj(i -> "ns:{same}:" + i).toList();
  }

  @Test
  void a_command_names_five_hundred_keys_at_most() {
    assertThat(ManyReads.sizes(keys(1_001), false)).containsExactly(500, 500, 1);
    assertThat(ManyReads.sizes(keys(1_001), true)).containsExactly(500, 500, 1);
    assertThat(ManyReads.sizes(List.of(), false)).isEmpty();
  }

  @Test
  void in_a_cluster_those_of_one_slot() {
    List<String> keys = List.of("{a}1", "{a}2", "{b}1", "{a}3", "{a}4", "{a}5");

    assertThat(ManyReads.sizes(keys, true)).containsExactly(2, 1, 3);
    assertThat(ManyReads.sizes(keys, false)).containsExactly(6);
  }

  @Test
  void all_of_one_slot_in_one() {
    assertThat(ManyReads.sizes(Collections.nCopies(50, "ns:{user}:1"), true)).containsExactly(50);
  }
}
