package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a JVM of a history held at one moment: the heap after a collection and direct buffers in
 * KiB, Larder's threads, file descriptors.
 */
record Held(long heap, long direct, long threads, long descriptors) {
  /** Of entries, of which there are some hundred small ones, and of the JVM's own. */
  private static final long MOST_KIB = 8 * 1024;

  /** The one that looks up names comes and goes; another one comes with the second connection. */
  private static final long MOST_THREADS = 3;

  /** A connection that is being made beside one that is being closed, and the file of names. */
  private static final long MOST_DESCRIPTORS = 8;

  /** All that a JVM has told, in its order. */
  static List<Held> told(String stdout) {
    return stdout.lines().filter(line -> line.startsWith("resources: ")).map(Held::of).toList();
  }

  private static Held of(String line) {
    long[] numbers = Stream.of(line.split(" ")).skip(1).mapToLong(Long::parseLong).toArray();
    return new Held(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  /** Whether nothing has grown since another moment, but by what may differ. */
  void assertNoMoreThan(Held before) {
    assertThat(heap - before.heap).as("heap, KiB: %s, %s", before, this).isLessThan(MOST_KIB);
    assertThat(direct - before.direct).as("direct: %s, %s", before, this).isLessThan(MOST_KIB);
    assertThat(threads - before.threads)
        .as("threads: %s, %s", before, this)
        .isLessThanOrEqualTo(MOST_THREADS);
    assertThat(descriptors - before.descriptors)
        .as("descriptors: %s, %s", before, this)
        .isLessThanOrEqualTo(MOST_DESCRIPTORS);
  }
}
