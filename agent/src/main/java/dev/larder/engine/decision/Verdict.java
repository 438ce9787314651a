package dev.larder.engine.decision;

/** What to do with a lookup. */
public enum Verdict {
  /** Answer with what was found. */
  SERVE,
  /** Answer with what was found, and have it loaded anew beside the call. */
  SERVE_AND_LOAD,
  /** Run the origin as the key's leader and consider storing its result. */
  LOAD,
  /** As {@link #LOAD}, on another thread, while the caller waits. */
  LOAD_ELSEWHERE,
  /** As {@link #LOAD}, or answer with what was found where another caller loads already. */
  LOAD_OR_SERVE
}
