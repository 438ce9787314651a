package dev.larder.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** The redis-server to start: the one that a property names, else the one on the class path. */
final class RedisBinary {
  static final String PROPERTY = "larder.redis.server";
  private static final String CARRIED_VERSION = "7.0.15";

  private RedisBinary() {}

  static Path locate() {
    String named = System.getProperty(PROPERTY, "");
    return named.isEmpty() ? unpacked() : Path.of(named);
  }

  private static Path unpacked() {
    String name = "redis-server-" + CARRIED_VERSION + "-" + system() + "-" + architecture();
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), "larder-redis-" + CARRIED_VERSION);
    Path binary = folder.resolve(name);
    try {
      if (!Files.isExecutable(binary)) {
        unpack(name, binary);
      }
      return binary;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + name + " to " + folder, e);
    }
  }

  /** Two JVMs may do this at once: each moves a whole file into place. */
  private static void unpack(String name, Path binary) throws IOException {
    Path part;
    try (InputStream in = RedisBinary.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IOException("no " + name + " on the class path; set -D" + PROPERTY);
      }
      Path folder = Files.createDirectories(binary.resolveSibling(""));
      part = Files.createTempFile(folder, name, ".part");
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!part.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + part + " executable");
    }
    Files.move(part, binary, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.contains("mac") ? "darwin" : "linux";
  }

  private static String architecture() {
    String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return name.equals("aarch64") || name.equals("arm64") ? "arm64" : "amd64";
  }
}
