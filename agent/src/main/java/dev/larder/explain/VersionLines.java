package dev.larder.explain;

import dev.larder.store.HeldKeys.Held;
import dev.larder.version.VersionKeys;
import dev.larder.version.Versions;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Versions: those that an entry carries beside those in force.
 *
 * @param isEntry whether there is an entry that has to carry them
 */
record VersionLines(
    KeyReports.Redis redis, RedisLook look, String entry, Versions carried, boolean isEntry) {
  private static final int MOST_DIGITS = 19;

  void add(Collection<String> keys, List<String> lines) {
    for (String key : keys) {
      lines.add(VersionKeys.shown(key) + ": " + told(key));
    }
  }

  private String told(String key) {
    Held held = look.at(key);
    long now = held == null ? 0 : number(held.bytes());
    String inForce =
        held == null
            ? "in force not known"
            : now == 0 ? "none is in force, the next read makes one" : "in force " + now;
    return carried(key) + inForce + verdict(key, held, now) + here(key, now);
  }

  private String carried(String key) {
    long number = carried.of(key);
    return !isEntry ? "" : number == 0 ? "not carried, " : "carried " + number + ", ";
  }

  private String verdict(String key, @Nullable Held held, long now) {
    return isEntry && held != null && carried.of(key) != now
        ? ": they differ, the entry is a miss"
        : "";
  }

  private String here(String key, long now) {
    if (redis.journal().isDirty(entry, key)) {
      return "; this JVM has raised it, which Redis has not confirmed";
    }
    long known = redis.journal().knownVersion(entry, key);
    return known == 0 || now == 0 || known == now ? "" : "; this JVM goes by " + known + " yet";
  }

  /** 0 for what is no version. */
  private static long number(byte @Nullable [] digits) {
    String text = digits == null ? "" : new String(digits, StandardCharsets.US_ASCII);
    try {
      return text.length() > MOST_DIGITS ? 0 : Long.parseLong(text);
    } catch (NumberFormatException another) {
      return 0;
    }
  }
}
