package dev.larder.redis.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.redis.address.NodeAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotViewTest {
  private static final NodeAddress ASKED = new NodeAddress("asked", 7000);
  private static final NodeAddress ONE = new NodeAddress("one", 7001);
  private static final NodeAddress OTHER = new NodeAddress("other", 7002);

  @Test
  void a_range_is_its_masters_and_what_no_range_names_nobodys() {
    SlotView view = view(range(0, 100, "one", 7001), range(102, 102, "other", 7002));
    assertThat(view.owner(0)).isEqualTo(ONE);
    assertThat(view.owner(100)).isEqualTo(ONE);
    assertThat(view.owner(101)).isNull();
    assertThat(view.owner(102)).isEqualTo(OTHER);
    assertThat(view.owner(16_383)).isNull();
  }

  @Test
  void where_no_host_is_told_it_is_that_of_the_one_who_was_asked() {
    SlotView view = view(range(0, 0, "", 7003), range(1, 1, "?", 7004));
    assertThat(view.owner(0)).isEqualTo(new NodeAddress("asked", 7003));
    assertThat(view.owner(1)).as("one that has no name to be asked by").isNull();
  }

  @Test
  void what_is_no_range_is_none() {
    SlotView view =
        view("text", List.of(), List.of(1L, 2L, List.of()), List.of("a", 5L, "b"), List.of(3L));
    assertThat(view.owner(1)).isNull();
    assertThat(view(range(16_380, 99_999, "one", 7001)).owner(16_383)).isEqualTo(ONE);
  }

  @Test
  void most_servers_are_right_and_one_that_has_been_left_behind_is_not() {
    SlotView now = view(range(0, 9, "other", 7002));
    SlotView before = view(range(0, 10, "one", 7001));
    SlotView most = SlotView.ofMost(List.of(before, now, now));
    assertThat(most.owner(0)).isEqualTo(OTHER);
    assertThat(most.owner(10)).isEqualTo(ONE);
    assertThat(SlotView.ofMost(List.of(now, before)).owner(0)).isEqualTo(OTHER);
  }

  private static SlotView view(Object... ranges) {
    return SlotView.of(List.of(ranges), ASKED);
  }

  private static Object range(long from, long to, String host, long port) {
    List<Object> replica = List.of("replica".getBytes(UTF_8), 7009L, "id".getBytes(UTF_8));
    return List.<Object>of(
        from, to, List.of(host.getBytes(UTF_8), port, "id".getBytes(UTF_8)), replica);
  }
}
