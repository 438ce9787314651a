package dev.larder.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.history.Operation.Kind;
import dev.larder.history.Outages.Outage;
import dev.larder.history.Violation.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small histories of one key, whose verdict is plain. Recovery takes 10, patience 100. */
final class HistoryCheckerTest {
  private static final Outages NONE = outages();

  @Test
  void what_the_newest_write_made_is_right() {
    assertThat(verdicts(NONE, write(1, 1, 10, 20), read(1, 1, 21, 30), read(2, 1, 21, 30)))
        .isEmpty();
  }

  @Test
  void an_older_version_after_a_write_of_the_same_jvm_has_returned_is_wrong() {
    assertThat(verdicts(NONE, write(1, 1, 10, 20), read(1, 0, 21, 30)))
        .containsExactly(Rule.SAME_JVM);
  }

  @Test
  void an_older_version_while_the_write_goes_on_is_right() {
    assertThat(verdicts(NONE, write(1, 1, 10, 20), read(1, 0, 19, 30), read(2, 0, 20, 30)))
        .isEmpty();
  }

  @Test
  void a_write_in_a_transaction_binds_as_any_other() {
    Operation commit = new Operation(Kind.TRANSACTION, 1, 0, 7, 1, 10, 20);
    assertThat(verdicts(NONE, commit, read(1, 0, 21, 30), read(2, 0, 21, 30)))
        .containsExactly(Rule.SAME_JVM, Rule.OTHER_JVM);
  }

  @Test
  void the_newest_of_several_writes_binds_in_whatever_order_they_return() {
    assertThat(verdicts(NONE, write(1, 2, 10, 20), write(1, 1, 10, 40), read(1, 1, 41, 50)))
        .containsExactly(Rule.SAME_JVM);
    assertThat(verdicts(NONE, write(1, 2, 10, 40), write(1, 1, 10, 20), read(1, 1, 30, 50)))
        .isEmpty();
  }

  @Test
  void in_the_same_jvm_no_outage_is_an_excuse() {
    assertThat(verdicts(outages(new Outage(1, 5, 60)), write(1, 1, 10, 20), read(1, 0, 21, 30)))
        .containsExactly(Rule.SAME_JVM);
  }

  @Test
  void another_jvm_is_bound_when_the_write_has_returned_and_nothing_was_disturbed() {
    assertThat(verdicts(NONE, write(1, 1, 10, 20), read(2, 0, 21, 30)))
        .containsExactly(Rule.OTHER_JVM);
  }

  @Test
  void a_write_in_an_outage_binds_others_once_the_writer_has_recovered() {
    Outages writers = outages(new Outage(1, 15, 30));
    assertThat(verdicts(writers, write(1, 1, 10, 20), read(2, 0, 40, 45))).isEmpty();
    assertThat(verdicts(writers, write(1, 1, 10, 20), read(2, 0, 42, 45)))
        .containsExactly(Rule.OTHER_JVM);
  }

  @Test
  void outages_that_follow_one_another_closely_are_one() {
    Outages writers = outages(new Outage(1, 15, 30), new Outage(1, 35, 50));
    assertThat(verdicts(writers, write(1, 1, 10, 20), read(2, 0, 60, 65))).isEmpty();
    assertThat(verdicts(writers, write(1, 1, 10, 20), read(2, 0, 62, 65)))
        .containsExactly(Rule.OTHER_JVM);
  }

  @Test
  void a_write_shortly_after_an_outage_binds_others_later() {
    Outages writers = outages(new Outage(1, 1, 5));
    assertThat(verdicts(writers, write(1, 1, 12, 13), read(2, 0, 14, 15))).isEmpty();
    assertThat(verdicts(writers, write(1, 1, 12, 13), read(2, 0, 17, 18)))
        .containsExactly(Rule.OTHER_JVM);
  }

  @Test
  void a_write_that_larder_may_have_stopped_waiting_for_binds_others_later() {
    assertThat(verdicts(NONE, write(1, 1, 100, 200), read(2, 0, 205, 206))).isEmpty();
    assertThat(verdicts(NONE, write(1, 1, 100, 200), read(2, 0, 211, 212)))
        .containsExactly(Rule.OTHER_JVM);
  }

  @Test
  void a_reader_in_an_outage_of_its_own_is_not_bound_by_others() {
    Outages readers = outages(new Outage(2, 25, 30));
    assertThat(verdicts(readers, write(1, 1, 10, 20), read(2, 0, 21, 26))).isEmpty();
    assertThat(verdicts(readers, write(1, 1, 10, 20), read(2, 0, 40, 46))).isEmpty();
    assertThat(verdicts(readers, write(1, 1, 10, 20), read(2, 0, 41, 46)))
        .containsExactly(Rule.OTHER_JVM);
    assertThat(verdicts(readers, write(1, 1, 10, 20), read(3, 0, 21, 26)))
        .containsExactly(Rule.OTHER_JVM);
  }

  @Test
  void an_outage_of_redis_is_one_of_every_jvm() {
    Outages redis = outages(new Outage(Outages.ALL, 15, 30));
    assertThat(verdicts(redis, write(1, 1, 10, 20), read(2, 0, 35, 39))).isEmpty();
    assertThat(verdicts(redis, write(1, 1, 10, 20), read(2, 0, 42, 43)))
        .containsExactly(Rule.OTHER_JVM);
  }

  @Test
  void a_version_that_nobody_wrote_never_was() {
    assertThat(verdicts(NONE, read(1, 3, 10, 20))).containsExactly(Rule.NEVER_WAS);
    assertThat(verdicts(NONE, read(1, -1, 10, 20))).containsExactly(Rule.NEVER_WAS);
    assertThat(verdicts(NONE, read(1, 1, 10, 20), write(1, 1, 21, 30)))
        .containsExactly(Rule.NEVER_WAS);
    assertThat(verdicts(NONE, read(1, 1, 10, 22), write(1, 1, 21, 30))).isEmpty();
  }

  @Test
  void keys_have_nothing_to_do_with_each_other() {
    Operation other = new Operation(Kind.READ, 1, 0, 8, 0, 21, 30);
    assertThat(verdicts(NONE, write(1, 1, 10, 20), other)).isEmpty();
  }

  @Test
  void two_writes_of_one_version_are_no_history() {
    assertThatThrownBy(() -> verdicts(NONE, write(1, 1, 10, 20), write(2, 1, 30, 40)))
        .hasMessageContaining("written twice");
  }

  @Test
  void a_violation_is_told_in_words_with_what_happened_around_it() {
    List<Violation> found =
        HistoryChecker.check(
            List.of(
                write(1, 1, 1_000_000, 2_000_000),
                read(3, 1, 1_500_000, 2_500_000),
                read(2, 0, 3_000_000, 4_500_000),
                read(3, 1, 5_000_000, 6_000_000)),
            NONE,
            1L << 40);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).toString())
        .isEqualTo(
            "JVM 2 thread 0 read version 0 of key 7, 0.000 to 1.500 ms, though a write's"
                + " invalidation had arrived in Redis: JVM 1 thread 0 wrote version 1 of key 7,"
                + " -2.000 to -1.000 ms\n"
                + "    JVM 3 thread 0 read version 1 of key 7, -1.500 to -0.500 ms");
  }

  private static List<Rule> verdicts(Outages outages, Operation... history) {
    return HistoryChecker.check(List.of(history), outages, 100).stream()
        .map(Violation::rule)
        .toList();
  }

  private static Outages outages(Outage... outages) {
    return new Outages(List.of(outages), 10);
  }

  private static Operation write(int jvm, long version, long begin, long end) {
    return new Operation(Kind.WRITE, jvm, 0, 7, version, begin, end);
  }

  private static Operation read(int jvm, long version, long begin, long end) {
    return new Operation(Kind.READ, jvm, 0, 7, version, begin, end);
  }
}
