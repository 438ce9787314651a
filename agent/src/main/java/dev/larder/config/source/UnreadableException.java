package dev.larder.config.source;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** That something the user named cannot be read, and what to do. */
public final class UnreadableException extends IOException {
  private static final long serialVersionUID = 1;

  private final String what;
  private final String cure;

  /** Told as one sentence by its message. */
  public UnreadableException(String what, String cure, @Nullable Throwable cause) {
    super(what + "; " + cure, cause);
    this.what = what;
    this.cure = cure;
  }

  /** As a problem of the file of this name. */
  public Problem problem(String file) {
    return new Problem(file, 1, 1, "", what, cure);
  }
}
