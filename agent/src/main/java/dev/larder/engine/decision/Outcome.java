package dev.larder.engine.decision;

/** How the origin ended, as far as a pattern decides by it. */
public enum Outcome {
  /** It returned a value. */
  VALUE,
  /** It returned null or an empty Optional. */
  NOT_FOUND,
  /** It threw. */
  THROWN
}
