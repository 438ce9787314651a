package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import dev.larder.testing.RespClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A rule whose entries other programs share from an edit of the rule file on. */
public final class PlainReloadProbe {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String ENVELOPE = "LR\1V";

  private PlainReloadProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    check("it-is-not-at-first", PlainReloadProbe::before);
    check("what-was-there-is-a-miss-and-removed", PlainReloadProbe::plain);
    check("and-back", PlainReloadProbe::back);
    Checks.end();
  }

  private static void before() throws Exception {
    Runs.hit(() -> Shared.turns(1));
    Runs.hit(() -> Shared.turns(2));
    that(held(1).startsWith(ENVELOPE), held(1));
  }

  private static void plain() throws Exception {
    set(3, "\"another turn\"");
    edit("\"turns:{id}\"", "\"turns:{id}\", plain: true");
    equal("turn 1", Shared.turns(1));
    Checks.await("removed", LIMIT, () -> held(2) == null && held(3) == null);
    equal("turn 1", Runs.hit(() -> Shared.turns(1)));
    equal("\"turn 1\"", held(1));
    set(4, "\"another turn\"");
    equal("another turn", Runs.hit(() -> Shared.turns(4)));
  }

  private static void back() throws Exception {
    edit(", plain: true }\n  change:", " }\n  change:");
    that(!Runs.isHit(() -> Shared.turns(4)), "a hit of the other form");
    equal("turn 4", Runs.hit(() -> Shared.turns(4)));
    that(held(4).startsWith(ENVELOPE), held(4));
  }

  private static void edit(String from, String to) throws IOException {
    Path file = Path.of(Larder.file());
    String rules = Files.readString(file);
    that(rules.contains(from), rules);
    Files.writeString(file, rules.replace(from, to));
    Larder.reload();
  }

  private static String held(int id) {
    try (RespClient redis = Redis.client()) {
      byte[] bytes = redis.get("calls:turns:" + id);
      return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static void set(int id, String value) {
    try (RespClient redis = Redis.client()) {
      redis.set("calls:turns:" + id, value.getBytes(StandardCharsets.UTF_8));
    }
  }
}
