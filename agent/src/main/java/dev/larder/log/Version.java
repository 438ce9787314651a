package dev.larder.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Larder's version, as the build wrote it. */
public final class Version {
  /** As in the build; {@code unknown} where its file is missing. */
  public static final String CURRENT = read();

  private Version() {}

  private static String read() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/dev/larder/version.properties")) {
      properties.load(in);
    } catch (IOException | NullPointerException fault) {
      return "unknown";
    }
    return properties.getProperty("version", "unknown");
  }
}
