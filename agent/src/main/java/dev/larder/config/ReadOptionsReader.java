package dev.larder.config;

import dev.larder.config.ReadOptions.Codec;
import dev.larder.config.ReadOptions.Lifetime;
import dev.larder.config.ReadOptions.SingleFlight;
import dev.larder.config.ReadOptions.Sizes;
import dev.larder.config.ReadOptions.Values;
import dev.larder.config.form.Key;
import dev.larder.config.form.RuleForms;
import dev.larder.config.form.Section;
import dev.larder.config.source.Located;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the options of a read rule, or of {@code defaults}. */
final class ReadOptionsReader {
  private static final Duration NOT_FOUND_MAX = Duration.ofSeconds(30);

  private final Section section;

  ReadOptionsReader(Section section) {
    this.section = section;
  }

  ReadOptions read() {
    String unusedPattern = section.choice(RuleForms.PATTERN); // there is one of each
    Duration ttl = ttl();
    Lifetime lifetime =
        new Lifetime(
            ttl,
            section.share(RuleForms.JITTER),
            notFoundTtl(ttl),
            section.duration(RuleForms.STALE_WHILE_REVALIDATE, Duration.ZERO));
    return new ReadOptions(
        lifetime,
        section.duration(RuleForms.WAIT),
        singleFlight(),
        sizes(),
        new Values(codec(), texts(RuleForms.ALLOW_TYPES)),
        section.flag(RuleForms.ENABLED));
  }

  private @Nullable Duration ttl() {
    return section.isWord(RuleForms.TTL) ? null : section.duration(RuleForms.TTL);
  }

  private @Nullable Duration notFoundTtl(@Nullable Duration ttl) {
    if (section.isWord(RuleForms.NOT_FOUND_TTL)) {
      return null;
    }
    Duration half =
        ttl == null ? NOT_FOUND_MAX : Duration.ofMillis(Math.max(1, ttl.toMillis() / 2));
    return section.duration(
        RuleForms.NOT_FOUND_TTL, half.compareTo(NOT_FOUND_MAX) < 0 ? half : NOT_FOUND_MAX);
  }

  private Sizes sizes() {
    boolean off = section.isWord(RuleForms.COMPRESS_ABOVE);
    return new Sizes(
        section.size(RuleForms.MAX_BYTES),
        off ? Long.MAX_VALUE : section.size(RuleForms.COMPRESS_ABOVE));
  }

  private Codec codec() {
    return Codec.valueOf(section.choice(RuleForms.CODEC).toUpperCase(Locale.ROOT));
  }

  private List<String> texts(Key key) {
    return section.texts(key).stream().map(Located::text).toList();
  }

  private SingleFlight singleFlight() {
    return switch (section.choice(RuleForms.SINGLE_FLIGHT)) {
      case "local" -> SingleFlight.LOCAL;
      case "cluster" -> SingleFlight.CLUSTER;
      case "off" -> SingleFlight.OFF;
      default -> SingleFlight.AUTO;
    };
  }
}
