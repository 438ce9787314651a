package dev.larder.silence;

/** Stands for {@code java.util.logging.Level}: its constants, without a meaning. */
public final class Level {
  /** Never written. */
  public static final Level SEVERE = new Level();

  /** Never written. */
  public static final Level WARNING = new Level();

  /** Never written. */
  public static final Level INFO = new Level();

  /** Never written. */
  public static final Level FINE = new Level();

  /** Never written. */
  public static final Level FINEST = new Level();

  private Level() {}
}
