package dev.larder.store.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NearGateTest {
  private static final String VERSION = "shop:~tag:a";

  private final List<String> done = new ArrayList<>();
  private final NearGate gate = new NearGate(done::add, () -> done.add("all"));
  private final NearGate.Source source = gate.source();

  private long connection;

  @BeforeEach
  void open() {
    connection = source.shut();
    source.open(connection);
    done.clear();
  }

  @Test
  void what_was_read_is_kept_unless_its_key_or_any_version_has_moved_since() {
    long stamp = gate.stamp("k");
    assertThat(keeps("k", stamp)).isTrue();
    gate.moved("k");
    assertThat(done).containsExactly("k");
    assertThat(keeps("k", stamp)).isFalse();

    long other = gate.stamp("k");
    gate.moved("another key");
    assertThat(keeps("k", other)).isTrue();
    gate.moved(VERSION);
    assertThat(keeps("k", other)).isFalse();
    assertThat(keeps("k", gate.stamp("k"))).isTrue();
  }

  @Test
  void where_more_versions_are_carried_than_can_be_known_all_is_let_go_of_once() {
    List<String> many = IntStream.range(0, 20_001).mapToObj(i -> VERSION + i).toList();
    gate.keep("k", many, gate.stamp("k"), () -> {});
    long stamp = gate.stamp("l");
    assertThat(keeps("l", stamp)).isFalse();
    assertThat(done).containsExactly("all");
    assertThat(keeps("l", stamp)).as("read before that").isFalse();
    assertThat(keeps("l", gate.stamp("l"))).isTrue();
    gate.told("shop:~tag:unknown");
    assertThat(done).containsExactly("all");
  }

  @Test
  void a_key_of_this_jvm_is_not_kept_as_it_was_before() {
    long stamp = gate.stamp("k");
    gate.renew("k");
    assertThat(keeps("k", stamp)).isFalse();
    assertThat(done).isEmpty();
  }

  @Test
  void nothing_is_kept_before_it_opens_nor_once_it_is_shut() {
    assertThat(new NearGate(done::add, () -> {}).stamp("k")).isEqualTo(NearGate.SHUT);
    long stamp = gate.stamp("k");
    source.shut();
    assertThat(done).containsExactly("all");
    assertThat(keeps("k", stamp)).isFalse();
    source.open(connection);
    assertThat(gate.stamp("k")).as("opened by a connection of before").isEqualTo(NearGate.SHUT);
    source.open(source.shut());
    assertThat(keeps("k", stamp)).as("a stamp of the connection before").isFalse();
    assertThat(keeps("k", gate.stamp("k"))).isTrue();
  }

  @Test
  void a_silent_server_is_left_once_and_trusted_with_its_next_answer() {
    source.heard(true);
    assertThat(done).isEmpty();
    long stamp = gate.stamp("k");
    source.heard(false);
    source.heard(false);
    assertThat(done).containsExactly("all");
    assertThat(gate.stamp("k")).isEqualTo(NearGate.SHUT);
    source.heard(true);
    assertThat(keeps("k", stamp)).isFalse();
    assertThat(keeps("k", gate.stamp("k"))).isTrue();
  }

  @Test
  void where_nobody_tells_entries_live_for_a_short_time() {
    assertThat(source.openUntold(connection)).isTrue();
    assertThat(gate.longestNanos()).isEqualTo(NearGate.UNTOLD_NANOS);
    source.shut();
    assertThat(gate.longestNanos()).isZero();
    assertThat(source.openUntold(connection)).isFalse();
    assertThat(gate.longestNanos()).isZero();
  }

  @Test
  void a_flush_takes_everything_and_leaves_the_gate_open() {
    long stamp = gate.stamp("k");
    gate.flush();
    assertThat(done).containsExactly("all");
    assertThat(keeps("k", stamp)).isFalse();
    assertThat(keeps("k", gate.stamp("k"))).isTrue();
  }

  @Test
  void a_message_about_a_version_that_nothing_carries_drops_nothing() {
    gate.told(VERSION);
    assertThat(done).isEmpty();
    assertThat(keeps("k", gate.stamp("k"))).isTrue();
    gate.told(VERSION);
    gate.told(VERSION);
    assertThat(done).containsExactly(VERSION);
    gate.moved(VERSION);
    assertThat(done).as("this JVM's own").containsExactly(VERSION, VERSION);
    gate.told("any key");
    assertThat(done).endsWith("any key");
  }

  private boolean keeps(String key, long stamp) {
    List<String> kept = new ArrayList<>();
    gate.keep(key, List.of(VERSION), stamp, () -> kept.add(key));
    return !kept.isEmpty();
  }
}
