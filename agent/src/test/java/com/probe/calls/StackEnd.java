package com.probe.calls;

import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.figure;
import static com.probe.calls.Checks.that;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Calls at the end of the stack. */
final class StackEnd {
  private StackEnd() {}

  /** Deeper and deeper, with a cached call at each level, until the stack is full. */
  static void reached() throws Exception {
    Runs.hit(() -> Faulty.leaf(-1));
    Runs.hit(() -> Faulty.beanLeaf(-1));
    long slowest = 0;
    AtomicLong deepest = new AtomicLong();
    for (int dive = 0; dive < 30; dive++) {
      long from = 1_000_000L * (dive + 1);
      List<Throwable> unexpected = new ArrayList<>();
      Thread diver =
          new Thread(
              null,
              () -> {
                try {
                  dive(from, deepest);
                } catch (StackOverflowError end) {
                  // as it would be without Larder
                } catch (Throwable other) {
                  unexpected.add(other);
                }
              },
              "diver",
              200_000 + dive * 1_000);
      diver.start();
      diver.join();
      equal("[]", unexpected.toString());
      for (long id = deepest.get(); id > deepest.get() - 40 && id >= from; id--) {
        long began = System.nanoTime();
        equal(id, Faulty.leaf(id));
        equal(new Returns.Bean("leaf", (int) id), Faulty.beanLeaf(id).get(0));
        slowest = Math.max(slowest, System.nanoTime() - began);
      }
    }
    if (Redis.isUsed()) { // the client has locks of its own, for the case of a reconnect
      Redis.server().restart();
      Runs.hit(() -> Faulty.leaf(-2));
    }
    figure("slowest call after the stack was full", slowest / 1_000_000 + " ms");
    that(slowest < 1_500_000_000L, "a load hangs: " + slowest / 1_000_000 + " ms");
  }

  @SuppressWarnings("InfiniteRecursion")
  private static int dive(long level, AtomicLong deepest) {
    deepest.set(level);
    Faulty.leaf(level);
    Faulty.beanLeaf(level);
    return dive(level + 1, deepest) + 1;
  }
}
