package dev.larder.redis.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.util.HashedWheelTimer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands that are not answered. */
class DeadlinesTest {
  private static final Duration LIMIT = Duration.ofMillis(50);

  private final HashedWheelTimer timer =
      new HashedWheelTimer(Deadlines.TICK_MILLIS, TimeUnit.MILLISECONDS);
  private final Deadlines deadlines = new Deadlines(timer);

  @BeforeEach
  void start() {
    deadlines.start();
  }

  @AfterEach
  void stop() {
    timer.stop();
  }

  @Test
  void an_awaited_command_is_cancelled_in_time_and_not_before() {
    CompletableFuture<String> command = new CompletableFuture<>();
    long began = System.nanoTime();
    Deadline deadline = deadlines.awaited(command, LIMIT);
    assertThatThrownBy(command::get).isInstanceOf(CancellationException.class);
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    deadline.met();
    assertThat(took).isBetween(LIMIT.toMillis() - Deadlines.TICK_MILLIS, 500L);
  }

  @Test
  void one_that_is_met_is_left_alone() {
    CompletableFuture<String> met = new CompletableFuture<>();
    deadlines.awaited(met, LIMIT).met();
    CompletableFuture<String> later = new CompletableFuture<>();
    deadlines.awaited(later, LIMIT);
    assertThatThrownBy(later::get).isInstanceOf(CancellationException.class);
    assertThat(met).isNotDone();
  }

  @Test
  void places_that_are_taken_are_no_hindrance() {
    List<CompletableFuture<String>> commands =
        IntStream.range(0, 100).mapToObj(i -> new CompletableFuture<String>()).toList();
    List<Deadline> all =
        commands.stream().map(command -> deadlines.awaited(command, LIMIT)).toList();
    all.get(0).met();
    all.get(99).met();
    commands
        .subList(1, 99)
        .forEach(
            command -> assertThatThrownBy(command::get).isInstanceOf(CancellationException.class));
    assertThat(commands.get(0)).isNotDone();
    assertThat(commands.get(99)).isNotDone();
  }

  @Test
  void threads_at_once_do_not_take_each_others_places() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<Integer>> all =
          IntStream.range(0, 16).mapToObj(i -> threads.submit(() -> rounds(2_000))).toList();
      for (Future<Integer> one : all) {
        assertThat(one.get()).isEqualTo(2_000);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** How many of so many answers came; every hundredth wait is one without an answer. */
  private int rounds(int count) throws Exception {
    int answered = 0;
    for (int i = 0; i < count; i++) {
      CompletableFuture<Integer> command = new CompletableFuture<>();
      Deadline deadline = deadlines.awaited(command, Duration.ofSeconds(10));
      CompletableFuture<Integer> unanswered = new CompletableFuture<>();
      if (i % 100 == 0) {
        Deadline soon = deadlines.awaited(unanswered, Duration.ofMillis(1));
        assertThatThrownBy(unanswered::get).isInstanceOf(CancellationException.class);
        soon.met();
      }
      command.complete(1);
      answered += command.get();
      deadline.met();
    }
    return answered;
  }
}
