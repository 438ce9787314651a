package dev.larder.engine.flight;

import static dev.larder.concurrency.Interleavings.check;
import static dev.larder.concurrency.Interleavings.must;
import static dev.larder.concurrency.Interleavings.together;

import org.junit.jupiter.api.Test;

final class MarkedKeysInterleavingsTest {
  /** Two keys of one place: their hashes are the same. */
  private static final String FIRST = "Aa";

  private static final String SECOND = "BB";

  @Test
  void the_removal_of_a_key_leaves_another_one_that_took_its_place() {
    check(
        () -> {
          MarkedKeys keys = new MarkedKeys(Flights.UNCACHEABLE_MILLIS);
          keys.add(FIRST, 0);
          together(() -> keys.remove(FIRST), () -> keys.add(SECOND, 0));
          must(keys.has(SECOND, 1), "the later is known");
          must(!keys.has(FIRST, 1), "the other is not");
        });
  }
}
