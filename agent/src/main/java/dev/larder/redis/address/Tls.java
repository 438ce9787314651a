package dev.larder.redis.address;

import io.lettuce.core.SslOptions;
import io.lettuce.core.SslOptions.Resource;
import io.lettuce.core.SslVerifyMode;
import java.io.File;
import java.io.FileInputStream;
import org.jspecify.annotations.Nullable;

/**
 * How connections are encrypted. Immutable. The files are read with each connection, so that
 * certificates may be renewed.
 *
 * @param ca whom the server's certificate is from, in PEM; null: whom the JVM trusts
 * @param certificate what the server is shown, in PEM; null if nothing is
 * @param key of the certificate, in PEM and PKCS #8
 */
public record Tls(
    @Nullable File ca, @Nullable File certificate, @Nullable File key, SslVerifyMode mode) {
  /** What is asked for by its name: {@code FULL}, {@code CA} or {@code NONE}. */
  public static Tls of(
      @Nullable File ca, @Nullable File certificate, @Nullable File key, String verify) {
    return new Tls(ca, certificate, key, SslVerifyMode.valueOf(verify));
  }

  /** The same for the client. */
  public SslOptions options() {
    SslOptions.Builder options = SslOptions.builder().jdkSslProvider();
    if (ca != null) {
      options.trustManager(resource(ca));
    }
    if (certificate != null && key != null) {
      options.keyManager(resource(certificate), resource(key), new char[0]);
    }
    return options.build();
  }

  private static Resource resource(File file) {
    return () -> new FileInputStream(file);
  }
}
