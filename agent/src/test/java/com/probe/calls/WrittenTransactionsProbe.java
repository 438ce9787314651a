package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import com.probe.calls.Written.Item;
import java.util.concurrent.CompletableFuture;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes in transactions of Spring that leave what they wrote in the cache when they commit. */
public final class WrittenTransactionsProbe {
  private static final TransactionTemplate SPRING =
      new TransactionTemplate(new DataSourceTransactionManager(Rows.driver()));

  private WrittenTransactionsProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) {
    Redis.start();
    Larder.awaitSite("find", () -> Written.find(0));
    Larder.awaitSite("save", () -> save(0, "a"));
    Larder.awaitSite("put", () -> Written.put(0, null));
    Larder.awaitSite("around", () -> Written.around(0, null));
    Larder.awaitSite("later", () -> Written.later(0));
    check("warm", () -> Runs.hit(() -> Written.find(0)));
    check("what-was-written-is-there-after-the-commit", WrittenTransactionsProbe::committed);
    check("a-rollback-leaves-the-entry", WrittenTransactionsProbe::rolledBack);
    check("of-two-writes-the-second-is-left", WrittenTransactionsProbe::twice);
    check("a-write-that-leaves-nothing-drops", WrittenTransactionsProbe::thenDropped);
    check("what-was-changed-since-is-dropped", WrittenTransactionsProbe::changed);
    check("a-writer-in-between-is-the-younger", WrittenTransactionsProbe::between);
    check("back-to-a-savepoint-nothing-is-left", WrittenTransactionsProbe::undone);
    check("what-another-write-has-yet-to-do-is-not-hidden", WrittenTransactionsProbe::settles);
    check("a-transaction-within-is-one-of-its-own", WrittenTransactionsProbe::within);
    Checks.end();
  }

  private static Item save(int id, String text) {
    try {
      return Written.save(new Item(id, text));
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static void inTransaction(Runnable work) {
    SPRING.executeWithoutResult(status -> work.run());
  }

  private static Item elsewhere(int id) {
    return CompletableFuture.supplyAsync(() -> Written.find(id)).join();
  }

  /** A row of which there is an entry. */
  private static void there(int id) throws Exception {
    save(id, "old");
    equal(new Item(id, "old"), Runs.hit(() -> Written.find(id)));
  }

  private static void reads(Item expected, boolean hit) {
    int before = Runs.count();
    equal(expected, Written.find(expected.id));
    equal(hit ? 0 : 1, Runs.count() - before);
  }

  private static void committed() throws Exception {
    there(1);
    long dropped = Larder.count("save", "Invalidations");
    for (int i = 0; i < 20; i++) {
      Item item = new Item(1, "a" + i);
      Item before = elsewhere(1);
      inTransaction(
          () -> {
            save(1, item.text);
            int runs = Runs.count();
            equal(item, Written.find(1));
            equal(1, Runs.count() - runs);
            equal(before, elsewhere(1));
            equal(1, Runs.count() - runs);
          });
      reads(item, true);
    }
    equal(20L, Larder.count("save", "Invalidations") - dropped);
  }

  private static void rolledBack() throws Exception {
    there(2);
    Item old = Written.TRUTH.get(2);
    SPRING.executeWithoutResult(
        status -> {
          save(2, "never");
          Written.TRUTH.set(2, old);
          status.setRollbackOnly();
        });
    reads(new Item(2, "old"), true);
  }

  private static void twice() throws Exception {
    there(3);
    inTransaction(
        () -> {
          save(3, "first");
          save(3, "second");
        });
    reads(new Item(3, "second"), true);
  }

  private static void thenDropped() throws Exception {
    there(4);
    inTransaction(
        () -> {
          save(4, "first");
          Written.around(4, new Item(4, "second"));
        });
    reads(new Item(4, "second"), false);
    inTransaction(
        () -> {
          save(4, "third");
          try {
            Written.put(4, new Item(4, "fails"));
          } catch (IllegalStateException expected) {
            equal("no", expected.getMessage());
          }
        });
    reads(new Item(4, "fails"), false);
  }

  /** By the method's caller, as an object that the transaction stores when it commits. */
  private static void changed() throws Exception {
    there(5);
    long dropped = Larder.count("save", "Invalidations");
    inTransaction(() -> save(5, "returned").text = "flushed");
    reads(new Item(5, "flushed"), false);
    equal(2L, Larder.count("save", "Invalidations") - dropped);
  }

  private static void between() throws Exception {
    there(6);
    inTransaction(
        () -> {
          save(6, "older");
          CompletableFuture.runAsync(() -> save(6, "younger")).join();
        });
    equal(new Item(6, "younger"), Written.find(6));
    equal(new Item(6, "younger"), Runs.hit(() -> Written.find(6)));
  }

  /** It takes effect a second after the commit. */
  private static void settles() throws Exception {
    there(9);
    inTransaction(
        () -> {
          Written.later(9);
          save(9, "committed");
        });
    equal(new Item(9, "committed"), Written.find(9));
    Checks.pause(300);
    Written.TRUTH.set(9, new Item(9, "later"));
    Checks.pause(1_500);
    equal(new Item(9, "later"), Written.find(9));
  }

  private static TransactionTemplate within(int propagation) {
    TransactionTemplate template = new TransactionTemplate(SPRING.getTransactionManager());
    template.setPropagationBehavior(propagation);
    return template;
  }

  /** A part of the transaction is rolled back, and the rest commits. */
  private static void undone() throws Exception {
    there(8);
    Item old = Written.TRUTH.get(8);
    long dropped = Larder.count("save", "Invalidations");
    inTransaction(
        () ->
            within(TransactionTemplate.PROPAGATION_NESTED)
                .executeWithoutResult(
                    status -> {
                      save(8, "never");
                      Written.TRUTH.set(8, old);
                      status.setRollbackOnly();
                    }));
    reads(new Item(8, "old"), false);
    equal(2L, Larder.count("save", "Invalidations") - dropped);
  }

  private static void within() throws Exception {
    there(7);
    TransactionTemplate anew = within(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    inTransaction(
        () -> {
          anew.executeWithoutResult(status -> save(7, "inner"));
          int runs = Runs.count();
          equal(new Item(7, "inner"), elsewhere(7));
          that(Runs.count() == runs, "the inner one has committed");
        });
    reads(new Item(7, "inner"), true);
  }
}
