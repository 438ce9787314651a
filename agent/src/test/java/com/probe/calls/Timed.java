package com.probe.calls;

import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

/** Writes in transactions of JDBC whose rules say when they drop what they write. */
final class Timed {
  private Timed() {}

  /** A reader before the commit finds no entry, and leaves one with the older row. */
  private static void leaveOld(int id) throws Exception {
    that(!Runs.isHit(() -> Rows.elsewhere(id)), "it was not dropped");
    equal("old", Runs.hit(() -> Rows.elsewhere(id)));
  }

  /** The transaction's own thread sees what it wrote, and leaves it nowhere. */
  private static void readOwn(int id, String own) throws Exception {
    equal(own, Rows.read(id));
    that(!Runs.isHit(() -> Rows.read(id)), "an uncommitted row was stored");
  }

  static void after() throws Exception {
    int id = Transacted.id();
    Transacted.transaction(
        connection -> {
          Rows.after(id, "new");
          leaveOld(id);
          readOwn(id, "new");
          connection.commit();
          equal("new", Rows.elsewhere(id));
        });
    equal("new", Rows.read(id));
  }

  static void afterRolledBack() throws Exception {
    int id = Transacted.id();
    Transacted.transaction(
        connection -> {
          Rows.after(id, "never");
          readOwn(id, "never");
          connection.rollback();
        });
    equal("old", Rows.elsewhere(id));
    equal("old", Rows.read(id));
  }

  static void before() throws Exception {
    int id = Transacted.id();
    Transacted.transaction(
        connection -> {
          Rows.before(id, "new", () -> leaveOld(id));
          readOwn(id, "new");
          connection.commit();
          equal("new", Rows.elsewhere(id));
        });
    equal("new", Rows.read(id));
  }

  static void beforeRolledBack() throws Exception {
    int id = Transacted.id();
    Transacted.transaction(
        connection -> {
          Rows.before(id, "never", () -> leaveOld(id));
          readOwn(id, "never");
          connection.rollback();
        });
    equal("old", Rows.elsewhere(id));
    equal("old", Rows.read(id));
  }

  /** Never again: what is loaded while the method runs stays. */
  static void beforeAlone() throws Exception {
    int id = Transacted.id();
    Rows.before(id, "new", () -> leaveOld(id));
    equal("old", Rows.elsewhere(id));
    that(Runs.isHit(() -> Rows.elsewhere(id)), "it was dropped again");
  }

  static void settling() throws Exception {
    int id = Transacted.id();
    Transacted.transaction(
        connection -> {
          Rows.settling(id, "new");
          equal("old", Rows.elsewhere(id));
          that(Runs.isHit(() -> Rows.elsewhere(id)), "it was dropped before the commit");
          connection.commit();
        });
    equal("new", Rows.elsewhere(id));
    Rows.update(id, "newer"); // as what the transaction has started
    equal("newer", Rows.elsewhere(id));
    equal("newer", Runs.hit(() -> Rows.elsewhere(id)));
  }
}
