package dev.larder.testing;

/** An error that Redis answered. */
public final class RespException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RespException(String message) {
    super(message);
  }
}
