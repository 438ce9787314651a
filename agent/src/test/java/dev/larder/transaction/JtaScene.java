package dev.larder.transaction;

import dev.larder.time.CoarseTicker;
import dev.larder.time.Ticker;
import dev.larder.transaction.jta.JtaCall;
import dev.larder.transaction.jta.Managers;
import dev.larder.version.CallTags;
import java.util.ArrayList;
import java.util.List;

/** A manager that is seen at work, a registry that is not yet, and what is dropped by them. */
final class JtaScene {
  final OpenWrites open = new OpenWrites(new CoarseTicker(Ticker.system()));
  final List<String> dropped = new ArrayList<>();
  final List<String> sent = new ArrayList<>();
  final FakeManager manager;
  private final JtaTransactions jta = open.jta();
  private final Transactions transactions = jta.dropping(dropped::addAll, sent::addAll);

  /**
   * Begins with no transaction.
   *
   * @param types the package of JTA's types
   */
  JtaScene(String types) {
    manager = new FakeManager(types);
    open.need(true);
    see(JtaCall.WORK, manager.asManager());
  }

  void see(JtaCall call, Object target) {
    jta.managers().see(call, target);
  }

  Managers managers() {
    return jta.managers();
  }

  FakeTransaction begin() {
    return manager.begin();
  }

  /** A thread goes back to a transaction. */
  void resume(FakeTransaction transaction) {
    see(JtaCall.CHANGE, manager.asManager());
    manager.resume(transaction);
  }

  boolean leave(String key) {
    return transactions.leave(List.of(key));
  }

  void leaveInOneThatIsForgotten(String key) {
    FakeTransaction unused = manager.begin();
    leave(key);
    manager.suspend();
  }

  /** A write, from its begin to its end. */
  boolean leaveAfter(String key, Runnable work) {
    Object began = transactions.began();
    boolean unused = transactions.leave(List.of(key));
    work.run();
    return transactions.leave(List.of(key), began);
  }

  boolean has(String key) {
    return open.has(key, CallTags.NONE);
  }

  /** Larder's own thread looks for what has waited too long. */
  void look(int times) {
    for (int i = 0; i < times; i++) {
      jta.dropUnended();
    }
  }
}
