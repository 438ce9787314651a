package dev.larder.corpus.sample;

/** What becomes of a result under one codec. */
public enum Fate {
  /** Written as JSON or in another form of that tree, and read back exactly. */
  JSON,
  /** Written as a graph, and read back exactly. */
  BINARY,
  /** There is nothing to write, and nothing comes back. */
  NOTHING,
  /** Not cached, with a reason. */
  REFUSED,
  /** Any of the above: what a sample says that waits to be mended. */
  ANY,
  /** Read back as something else, or a fault: what must never be. */
  BROKEN
}
