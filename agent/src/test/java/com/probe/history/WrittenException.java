package com.probe.history;

/** Thrown by a write that has taken effect all the same. */
final class WrittenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  final long version;

  WrittenException(long version) {
    super("written all the same", null, false, false);
    this.version = version;
  }
}
