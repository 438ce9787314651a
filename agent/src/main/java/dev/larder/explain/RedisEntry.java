package dev.larder.explain;

import dev.larder.codec.Envelope;
import dev.larder.codec.Envelope.Kind;
import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.plain.PlainStore;
import dev.larder.store.HeldKeys;
import dev.larder.store.HeldKeys.Held;
import dev.larder.version.VersionBlock;
import dev.larder.version.Versions;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Redis holds under the key of an entry.
 *
 * @param held null where it was not told
 * @param envelope null where it holds none
 * @param versions those that the entry carries
 */
record RedisEntry(@Nullable Held held, @Nullable Envelope envelope, Versions versions) {
  static RedisEntry of(@Nullable Held held, String versionPrefix) {
    byte[] bytes = held == null ? null : held.bytes();
    Envelope envelope = bytes == null ? null : Envelope.read(bytes);
    if (envelope == null) {
      return new RedisEntry(held, null, Versions.NONE);
    }
    VersionBlock block =
        VersionBlock.read(
            envelope.bytes(), Envelope.HEADER_BYTES, envelope.versionsLength(), versionPrefix);
    return new RedisEntry(held, envelope, block == null ? Versions.NONE : block.versions());
  }

  /** Whether it is an entry that a call could be answered by. */
  boolean isEntry() {
    return envelope != null && envelope.kind() != Kind.TOMBSTONE;
  }

  void add(List<Call> calls, boolean plain, List<String> lines) {
    if (held == null) {
      return;
    }
    if (envelope == null) {
      byte[] bytes = plain ? held.bytes() : null;
      lines.add("in Redis: " + (bytes == null ? withoutEnvelope(held) : bare(bytes) + left(held)));
      return;
    }
    ReadSettings settings = calls.isEmpty() ? null : calls.get(0).plan().site().settings();
    lines.add("in Redis: " + what(envelope) + age(envelope, held, settings) + left(held));
    if (isEntry() && plain) {
      lines.add("in the way: the entry is a miss, it has an envelope and its rule is plain");
    } else if (isEntry()) {
      for (Call call : calls) {
        String strange = call.plan().site().format().strangeness(envelope);
        if (strange != null) {
          lines.add("in the way: the entry is a miss, " + strange);
        }
      }
    }
  }

  /** Whether a value fits the method is not looked at. */
  private static String bare(byte[] bytes) {
    return PlainStore.isNothing(bytes)
        ? "a plain entry that says that there is nothing"
        : "a plain entry of "
            + bytes.length
            + " bytes, a miss if it is no JSON of the method's type";
  }

  private static String withoutEnvelope(Held held) {
    return switch (held.state()) {
      case NOTHING -> "nothing";
      case REFUSED -> "not known, its user may not read the key";
      case ANOTHER_TYPE -> "something that is no entry, of another type; a call is a miss";
      case BYTES -> "something that is no entry of this version of Larder; a call is a miss";
    };
  }

  private static String what(Envelope envelope) {
    String id = ", id " + HexFormat.of().toHexDigits(envelope.id());
    return switch (envelope.kind()) {
      case VALUE -> "an entry of " + envelope.bytes().length + " bytes, " + payload(envelope) + id;
      case NOT_FOUND -> "an entry that says that there is nothing" + id;
      case TOMBSTONE -> "a tombstone, the key was invalidated" + settling(envelope) + id;
    };
  }

  private static String payload(Envelope envelope) {
    return "codec "
        + envelope.codec()
        + (envelope.isCompressed() ? ", compressed" : "")
        + (envelope.isSealed() ? ", protected" : "");
  }

  private static String settling(Envelope envelope) {
    return envelope.isSettling() ? " and settles, calls keep nothing" : "";
  }

  /** By what is left of a life that it began with; empty where that does not tell. */
  private static String age(Envelope envelope, Held held, @Nullable ReadSettings settings) {
    long life = life(envelope.kind(), settings);
    long most = life - held.leftMillis();
    if (held.leftMillis() < 0 || life == Long.MAX_VALUE || most < 0) {
      return "";
    }
    double jitter = envelope.kind() == Kind.VALUE && settings != null ? settings.jitter() : 0;
    long least = Math.max(0, most - (long) (life * jitter));
    return least == most
        ? ", " + Spans.ofMillis(most) + " old"
        : ", between " + Spans.ofMillis(least) + " and " + Spans.ofMillis(most) + " old";
  }

  private static long life(Kind kind, @Nullable ReadSettings settings) {
    if (kind == Kind.TOMBSTONE) {
      return EntryFormat.TOMBSTONE_MILLIS;
    }
    if (settings == null) {
      return Long.MAX_VALUE;
    }
    return kind == Kind.NOT_FOUND ? settings.notFoundTtlMillis() : settings.ttlMillis();
  }

  private static String left(Held held) {
    if (held.leftMillis() == HeldKeys.NOT_TOLD) {
      return ", life not known";
    }
    return held.leftMillis() < 0
        ? ", without an end"
        : ", ends in " + Spans.ofMillis(held.leftMillis());
  }
}
