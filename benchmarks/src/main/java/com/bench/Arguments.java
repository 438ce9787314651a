package com.bench;

import java.util.function.LongConsumer;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The arguments of the calls, in turn; none of them is a cached box. */
@State(Scope.Thread)
public class Arguments {
  private static final int COUNT = 1_024;
  private static final long FIRST = 1_000_000;

  private final String[] skus = new String[COUNT];
  private int turn;

  public Arguments() {
    for (int i = 0; i < COUNT; i++) {
      skus[i] = "SKU-" + (FIRST + i);
    }
  }

  /** Calls with every id that {@link #id} gives. */
  static void eachId(LongConsumer call) {
    for (int i = 0; i < COUNT; i++) {
      call.accept(FIRST + i);
    }
  }

  /** As many as there are ids. */
  String[] skus() {
    return skus.clone();
  }

  long id() {
    turn = (turn + 1) & (COUNT - 1);
    return FIRST + turn;
  }

  String sku() {
    turn = (turn + 1) & (COUNT - 1);
    return skus[turn];
  }
}
