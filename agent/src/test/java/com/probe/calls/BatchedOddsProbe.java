package com.probe.calls;

import static com.probe.calls.BesideProbe.quiet;
import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import com.probe.calls.BatchedOdds.Brief;
import com.probe.calls.Written.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Methods of many ids that are not quite as the read of one. */
public final class BatchedOddsProbe {
  private BatchedOddsProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) {
    Redis.start();
    Larder.awaitSite("first", () -> BatchedOdds.first(0));
    Larder.awaitSite("of-shop", () -> BatchedOdds.ofShop("x", List.of(0)));
    Larder.awaitSite("stock", () -> BatchedOdds.stock(0));
    Larder.awaitSite("stocks", () -> BatchedOdds.stocks(List.of(0)));
    Larder.awaitSite("maybe", () -> BatchedOdds.maybe(0));
    Larder.awaitSite("maybes", () -> BatchedOdds.maybes(List.of(0)));
    Larder.awaitSite("briefs", () -> BatchedOdds.briefs(List.of(0)));
    Larder.awaitSite("named", () -> BatchedOdds.named("x"));
    Larder.awaitSite("all-named", () -> BatchedOdds.allNamed(List.of("x")));
    check("warm", () -> Runs.hit(() -> BatchedOdds.first(1)));
    check("ids-that-are-not-the-first-parameter", BatchedOddsProbe::ofShop);
    check("a-read-that-always-returns-something", BatchedOddsProbe::stocks);
    check("a-map-of-optionals", BatchedOddsProbe::maybes);
    check("values-of-another-class", BatchedOddsProbe::briefs);
    check("two-ids-of-one-key", BatchedOddsProbe::named);
    check("the-exception-of-many-is-not-that-of-one", BatchedOddsProbe::failing);
    Checks.end();
  }

  private static void ofShop() throws Exception {
    List<Item> items = BatchedOdds.ofShop("shop", List.of(1, 2, 3));
    equal(new Item(2, "a"), items.get(1));
    equal(items, Runs.hit(() -> BatchedOdds.ofShop("shop", List.of(1, 2, 3))));
    equal(new Item(3, "a"), Runs.hit(() -> BatchedOdds.first(3)));
  }

  private static void stocks() throws Exception {
    equal(Map.of(5, 5).size(), BatchedOdds.stocks(List.of(5, 150)).size());
    for (int i = 0; i < 20; i++) {
      equal(150, BatchedOdds.stock(150));
      equal(5, BatchedOdds.stock(5));
    }
  }

  private static void maybes() throws Exception {
    Map<Integer, Optional<Item>> expected = new LinkedHashMap<>();
    expected.put(7, Optional.of(new Item(7, "a")));
    expected.put(170, Optional.empty());
    equal(expected, BatchedOdds.maybes(List.of(7, 170)));
    equal(expected, Runs.hit(() -> BatchedOdds.maybes(List.of(7, 170))));
  }

  private static void briefs() throws Exception {
    Runs.hit(() -> BatchedOdds.first(9));
    for (int i = 0; i < 5; i++) {
      List<Brief> briefs = BatchedOdds.briefs(List.of(9, 10));
      Brief first = briefs.get(0);
      equal(9, first.id());
    }
    equal(new Item(10, "a"), BatchedOdds.first(10));
  }

  private static void named() throws Exception {
    Map<String, Item> found = BatchedOdds.allNamed(List.of("Bob", "bob"));
    equal(1, found.size());
    equal(new Item(3, "bob"), BatchedOdds.named("bob"));
    equal(new Item(3, "bob"), BatchedOdds.named("Bob"));
  }

  private static void failing() throws Exception {
    Larder.awaitSite(
        "failing",
        () -> {
          try {
            List<Item> unused = BatchedOdds.failing(List.of(0));
          } catch (Exception expected) {
            that("no".equals(expected.getMessage()), "it was " + expected);
          }
        });
    ExecutorService pool = Executors.newSingleThreadExecutor();
    int before = Runs.count();
    Future<List<Item>> many = pool.submit(() -> BatchedOdds.failing(List.of(50, 51)));
    Checks.await("it runs", java.time.Duration.ofSeconds(10), () -> Runs.count() > before);
    equal(new Item(50, "a"), BatchedOdds.first(50));
    quiet(
            () -> {
              try {
                return many.get(5, TimeUnit.SECONDS);
              } catch (java.util.concurrent.ExecutionException expected) {
                return expected;
              }
            })
        .run();
    pool.shutdown();
  }
}
