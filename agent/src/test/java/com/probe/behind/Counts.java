package com.probe.behind;

/** What the writes are. */
public class Counts {
  private final Ledger applied;

  Counts(Ledger applied) {
    this.applied = applied;
  }

  /** Adds to a number of a name. */
  public void add(String name, long by) {
    applied.write(ProcessHandle.current().pid() + " add " + name + " " + by);
  }

  /** Sets the number of a name. */
  public void set(String name, long to) {
    applied.write(ProcessHandle.current().pid() + " set " + name + " " + to);
  }
}
