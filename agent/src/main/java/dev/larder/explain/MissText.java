package dev.larder.explain;

import dev.larder.engine.flight.LastMisses.Miss;
import org.jspecify.annotations.Nullable;

/** Why the last call of a key missed. */
final class MissText {
  private MissText() {}

  static String of(@Nullable Miss miss, long nowNanos) {
    if (miss == null) {
      return "none is remembered";
    }
    String why =
        switch (miss.reason()) {
          case ABSENT -> "ABSENT, there was no entry";
          case UNKNOWN -> "UNKNOWN, Redis was not asked, or did not tell all in time";
          case UNREADABLE -> "UNREADABLE, what was there is no result of the method";
          case PROTECTED -> "PROTECTED, what was there is not protected with a key of this JVM";
          case STALE -> "STALE, the entry was past its ttl, and nobody loaded it anew yet";
          case VERSION -> "VERSION, a tag of the entry, or its whole rule, had been invalidated";
          case SETTLING -> "SETTLING, a write of it had returned and may not have been done";
        };
    return Spans.ofNanos(nowNanos - miss.atNanos()) + " ago, " + why;
  }
}
