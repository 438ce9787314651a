package dev.larder.config.redis;

import java.io.File;
import org.jspecify.annotations.Nullable;

/**
 * How connections are encrypted. Immutable.
 *
 * @param ca whom the server's certificate is from; null: whom the JVM trusts
 * @param certificate what the server is shown; null if nothing is
 * @param key of the certificate
 */
public record TlsSettings(
    @Nullable File ca, @Nullable File certificate, @Nullable File key, Verify verify) {
  /** What is asked of the server's certificate. */
  public enum Verify {
    /** That it is of a chain that is trusted, and names the host. */
    FULL,
    /** That it is of a chain that is trusted. */
    CA,
    /** Nothing. */
    NONE
  }
}
