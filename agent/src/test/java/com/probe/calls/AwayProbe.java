package com.probe.calls;

import static com.probe.calls.Checks.check;

import dev.larder.testing.RespClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A Redis that is there and cannot be used for a while. */
public final class AwayProbe {
  private AwayProbe() {}

  /** Runs the checks for one reason; the second argument is a file or a folder that it needs. */
  public static void main(String[] arguments) throws Exception {
    Path place = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "names" -> names(place);
      case "loading" -> loading(place);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    Checks.end();
  }

  /** The name of its host goes, and so does the connection; then the name is there again. */
  private static void names(Path hosts) throws Exception {
    String known = Files.readString(hosts);
    Redis.start();
    Runs.hit(() -> Outage.item(0));
    Files.writeString(hosts, "");
    Redis.server().restart();
    check("no-name-answers", () -> OutageProbe.measured("no such host"));
    check("no-name-writes", () -> OutageProbe.writes("no such host", 20));
    check("no-name-no-hits", () -> Runs.neverHits(() -> Outage.item(0)));
    Files.writeString(hosts, known);
    check("name-recovers", () -> OutageProbe.recovers("no such host"));
  }

  /** It is started again and loads what it had saved, one key after the other. */
  private static void loading(Path folder) throws Exception {
    Redis.start("--dir", folder.toString(), "--key-load-delay", "5000");
    Runs.hit(() -> Outage.item(0));
    try (RespClient redis = Redis.client()) {
      for (int i = 0; i < 400; i++) {
        redis.command("SET", "other:" + i, "x");
      }
      redis.command("SAVE");
    }
    CompletableFuture<Void> loaded =
        CompletableFuture.runAsync(
            () -> Redis.server().restart(), task -> new Thread(task).start());
    check("loading-answers", () -> OutageProbe.measured("loading"));
    check("loading-writes", () -> OutageProbe.writes("loading", 300));
    loaded.join();
    check("loading-recovers", () -> OutageProbe.recovers("loading"));
  }
}
