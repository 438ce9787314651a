package dev.larder.codec;

/**
 * A value has no exact bytes, or bytes are no value of the type. The message says where and why.
 */
public final class CodecException extends Exception {
  private static final long serialVersionUID = 1L;

  CodecException(String message) {
    super(message);
  }

  CodecException(String message, Throwable cause) {
    super(message, cause);
  }
}
