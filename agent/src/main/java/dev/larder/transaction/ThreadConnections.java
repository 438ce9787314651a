package dev.larder.transaction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections that one thread uses, and the call of one that it is in. Only for that thread.
 */
final class ThreadConnections {
  /** More than a thread has in use at once; pools that hide when they get one back fill it. */
  private static final int MOST = 8;

  private final List<HeldConnection> held = new ArrayList<>(2);
  private @Nullable Object running;
  private long ended;

  /**
   * A call begins.
   *
   * @param target a connection, or a source of connections
   * @return false within another call: connections of pools forward to those of drivers, and the
   *     outermost is the one that the application knows
   */
  boolean begin(ConnectionCall call, Object target) {
    if (running != null) {
      forget(target);
      return false;
    }
    if (call == ConnectionCall.USE) {
      hold(target).use();
    } else if (call == ConnectionCall.BEGIN) {
      HeldConnection unused = hold(target);
    }
    running = target;
    return true;
  }

  /** Unless it is the same one, of which a class calls what it extends. */
  private void forget(Object inner) {
    HeldConnection known = inner == running ? null : find(inner);
    if (known != null) {
      known.forget();
    }
  }

  /** The outermost call ends. */
  void end() {
    running = null;
  }

  /** What was done on a connection ends, or it is closed. */
  void note(HeldConnection connection) {
    if (connection.isUsed()) {
      ended++;
    }
  }

  /** How often that was. */
  long ended() {
    return ended;
  }

  List<HeldConnection> held() {
    return held;
  }

  @Nullable HeldConnection find(Object connection) {
    for (HeldConnection each : held) {
      if (each.is(connection)) {
        return each;
      }
    }
    return null;
  }

  private HeldConnection hold(Object connection) {
    HeldConnection held = find(connection);
    if (held == null) {
      this.held.removeIf(each -> each.isGone() || (each.isPassedOver() && !each.isWritten()));
      if (this.held.size() == MOST) {
        HeldConnection unused = this.held.remove(leastNeeded());
      }
      held = new HeldConnection(connection);
      this.held.add(held);
    }
    return held;
  }

  /** The place of the oldest that has no writes, or of the oldest. */
  private int leastNeeded() {
    for (int i = 0; i < held.size(); i++) {
      if (!held.get(i).isWritten()) {
        return i;
      }
    }
    return 0;
  }
}
