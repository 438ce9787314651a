package dev.larder.engine.decision;

/** What to do with a lookup. */
public enum Verdict {
  /** Answer with what was found. */
  SERVE,
  /** Run the origin as the key's leader and consider storing its result. */
  LOAD,
  /** As {@link #LOAD}, or answer with what was found where another caller loads already. */
  LOAD_OR_SERVE
}
