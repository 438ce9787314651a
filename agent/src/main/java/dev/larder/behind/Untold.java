package dev.larder.behind;

import dev.larder.store.WriteQueue.Waiting;

/**
 * What a queue is to hear of, once at a time: an answer that is late is one all the same. Not
 * thread-safe.
 */
final class Untold {
  final Waiting what;
  boolean isAsked;

  Untold(Waiting what) {
    this.what = what;
  }
}
