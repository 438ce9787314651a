package dev.larder.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Redis whose clock can be set, by a library that is loaded before its own. The server that comes
 * with the build loads none, and a compiler of C has to be there.
 */
public final class RedisClock implements AutoCloseable {
  private static final int LOOKS = 1_000;

  private final Path file;
  private final RedisServer server;

  private RedisClock(Path file, RedisServer server) {
    this.file = file;
    this.server = server;
  }

  /** Empty where a server's clock cannot be set here. */
  public static Optional<RedisClock> start(Path folder) {
    Path library = folder.resolve("clock.so").toAbsolutePath();
    Path file = folder.resolve("clock").toAbsolutePath();
    if (!compiled(folder.resolve("clock.c"), library)) {
      return Optional.empty();
    }
    write(file, 0);
    RedisServer server =
        RedisServer.startIn(List.of("LARDER_CLOCK=" + file, "LD_PRELOAD=" + library));
    RedisClock clock = new RedisClock(file, server);
    if (clock.isHeard()) {
      return Optional.of(clock);
    }
    server.close();
    return Optional.empty();
  }

  private static boolean compiled(Path source, Path library) {
    try (InputStream text = RedisClock.class.getResourceAsStream("clock.c")) {
      Files.copy(Objects.requireNonNull(text), source, StandardCopyOption.REPLACE_EXISTING);
      return new ProcessBuilder(
                  "cc", "-shared", "-fPIC", "-o", library.toString(), source.toString())
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isHeard() {
    Duration hour = Duration.ofHours(1);
    write(file, hour.toSeconds());
    boolean heard = isAhead(hour);
    write(file, 0);
    return heard && isAhead(Duration.ZERO);
  }

  /** A server may go by what it has read of its clock a moment ago. */
  private boolean isAhead(Duration ahead) {
    for (int look = 0; look < LOOKS; look++) {
      long now = TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis());
      if (Math.abs(seconds() - now - ahead.toSeconds()) <= 1) {
        return true;
      }
    }
    return false;
  }

  private long seconds() {
    try (RespClient client = RespClient.connect(server.uri())) {
      List<?> time = (List<?>) Objects.requireNonNull(client.command("TIME"));
      return Long.parseLong(String.valueOf(time.get(0)));
    }
  }

  /** The server. */
  public RedisServer server() {
    return server;
  }

  /** Sets its clock: how far it is ahead of this machine's from now on. */
  public void set(Duration ahead) {
    write(file, ahead.toSeconds());
    if (!isAhead(ahead)) {
      throw new IllegalStateException("the server does not go by its clock");
    }
  }

  private static void write(Path file, long seconds) {
    try {
      Path next = file.resolveSibling("clock.next");
      Files.writeString(next, Long.toString(seconds));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
