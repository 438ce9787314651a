package dev.larder.behind.flush;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.WriteQueue.Kind;
import dev.larder.store.WriteQueue.Queued;
import dev.larder.store.WriteQueue.Waiting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureTest {
  private final Picture picture = new Picture("count");
  private final List<Queued> waiting = new ArrayList<>();

  private void add(String key, String id, Kind kind) {
    add("count", key, id, kind);
  }

  private void add(String method, String key, String id, Kind kind) {
    String place = Integer.toString(waiting.size());
    waiting.add(new Queued(place, new Waiting(method, key, id, kind, List.of(), "", null)));
  }

  private List<String> placesOf(String key) {
    return picture.of(key).stream().map(Queued::place).toList();
  }

  @Test
  void what_was_overtaken_does_not_run_and_what_came_after_does() {
    add("a", "one.1", Kind.CALL);
    add("b", "one.2", Kind.CALL);
    add("a", "two.1", Kind.CALL);
    add("a", "one.3", Kind.OVERTAKEN);
    add("a", "two.2", Kind.CALL);
    picture.add(waiting);

    assertThat(placesOf("a")).containsExactly("4");
    assertThat(placesOf("b")).containsExactly("1");
    assertThat(picture.takeNeedless()).containsExactly("0", "2", "3");
    assertThat(picture.takeNeedless()).isEmpty();
  }

  @Test
  void of_a_late_mark_the_calls_of_its_own_jvm_do_not_run() {
    add("a", "one.1", Kind.CALL);
    add("a", "two.1", Kind.CALL);
    add("a", "one.2", Kind.OVERTAKEN_HERE);
    picture.add(waiting);

    assertThat(placesOf("a")).containsExactly("1");
    assertThat(picture.takeNeedless()).containsExactly("0", "2");
  }

  @Test
  void a_mark_that_comes_late_leaves_the_calls_of_its_jvm_that_came_after_it() {
    add("a", "one.1", Kind.CALL);
    add("a", "one.7", Kind.CALL);
    add("a", "one.4", Kind.OVERTAKEN_HERE);
    add("a", "one.5", Kind.OVERTAKEN);
    picture.add(waiting);

    assertThat(placesOf("a")).containsExactly("1");
  }

  @Test
  void a_call_that_comes_after_its_withdrawal_does_not_run() {
    add("a", "one.1", Kind.WITHDRAWN);
    add("a", "one.1", Kind.CALL);
    picture.add(waiting);

    assertThat(picture.keys()).isEmpty();
    assertThat(picture.takeNeedless()).containsExactly("0", "1");
  }

  @Test
  void a_call_that_was_withdrawn_does_not_run_and_others_do() {
    add("a", "one.1", Kind.CALL);
    add("a", "one.2", Kind.CALL);
    add("a", "one.1", Kind.WITHDRAWN);
    picture.add(waiting);

    assertThat(placesOf("a")).containsExactly("1");
    assertThat(picture.takeNeedless()).containsExactly("0", "2");
  }

  @Test
  void a_call_that_waits_twice_runs_once() {
    add("a", "one.1", Kind.CALL);
    add("a", "one.1", Kind.CALL);
    picture.add(waiting);

    assertThat(placesOf("a")).containsExactly("0");
    assertThat(picture.takeNeedless()).containsExactly("1");
  }

  @Test
  void a_mark_that_comes_with_a_later_page_counts_all_the_same() {
    add("a", "one.1", Kind.CALL);
    picture.add(waiting);
    assertThat(picture.last()).isEqualTo("0");
    add("a", "one.2", Kind.OVERTAKEN);
    picture.add(waiting.subList(1, 2));

    assertThat(picture.keys()).isEmpty();
    assertThat(picture.last()).isEqualTo("1");
  }

  @Test
  void calls_of_other_methods_are_left_to_their_own() {
    add("other", "a", "one.1", Kind.CALL);
    add("a", "one.2", Kind.OVERTAKEN);
    picture.add(waiting);

    assertThat(picture.keys()).isEmpty();
    assertThat(picture.takeNeedless()).containsExactly("1");
    assertThat(picture.last()).isEqualTo("1");
  }

  @Test
  void what_has_run_waits_no_longer_and_the_rest_keeps_its_order() {
    add("b", "one.1", Kind.CALL);
    add("a", "one.2", Kind.CALL);
    add("b", "one.3", Kind.CALL);
    picture.add(waiting);
    picture.forget("b", List.of(waiting.get(0)));

    assertThat(picture.keys()).containsExactly("b", "a");
    assertThat(placesOf("b")).containsExactly("2");
  }
}
