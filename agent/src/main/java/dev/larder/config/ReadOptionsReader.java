package dev.larder.config;

import dev.larder.config.ReadOptions.Lifetime;
import dev.larder.config.ReadOptions.SingleFlight;
import dev.larder.config.source.Node.Scalar;
import dev.larder.config.source.Section;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the options of a read rule, or of {@code defaults}. */
final class ReadOptionsReader {
  static final List<String> OPTIONS =
      List.of(
          "pattern",
          "ttl",
          "jitter",
          "not-found-ttl",
          "single-flight",
          "wait",
          "codec",
          "max-bytes",
          "enabled");

  static final Set<String> LATER_OPTIONS =
      Set.of(
          "allow-types",
          "batch",
          "compress-above",
          "load-timeout",
          "mode",
          "near",
          "plain",
          "refresh-at",
          "sliding",
          "stale-if-error",
          "stale-while-revalidate",
          "tags",
          "unless",
          "when");

  private static final Duration NOT_FOUND_MAX = Duration.ofSeconds(30);

  private final Section section;

  ReadOptionsReader(Section section) {
    this.section = section;
  }

  ReadOptions read() {
    section.choice(
        "pattern",
        List.of("cache-aside"),
        Set.of("read-through", "refresh-ahead", "write-through", "write-around", "write-behind"));
    section.choice(
        "codec", List.of("json"), Set.of("auto", "smile", "cbor", "msgpack", "binary", "raw"));
    Duration ttl = ttl();
    Lifetime lifetime = new Lifetime(ttl, section.share("jitter", 0.1), notFoundTtl(ttl));
    return new ReadOptions(
        lifetime,
        section.duration("wait", Duration.ofSeconds(2)),
        singleFlight(),
        section.size("max-bytes", 1 << 20),
        section.flag("enabled", true));
  }

  private @Nullable Duration ttl() {
    return is("ttl", "forever") ? null : section.duration("ttl", Duration.ofSeconds(60));
  }

  private @Nullable Duration notFoundTtl(@Nullable Duration ttl) {
    if (is("not-found-ttl", "off")) {
      return null;
    }
    Duration half =
        ttl == null ? NOT_FOUND_MAX : Duration.ofMillis(Math.max(1, ttl.toMillis() / 2));
    return section.duration(
        "not-found-ttl", half.compareTo(NOT_FOUND_MAX) < 0 ? half : NOT_FOUND_MAX);
  }

  private boolean is(String key, String word) {
    return section.node(key) instanceof Scalar scalar && scalar.text().equals(word);
  }

  private SingleFlight singleFlight() {
    String given =
        section.choice("single-flight", List.of("auto", "local", "off"), Set.of("cluster"));
    if (given == null || given.equals("auto")) {
      return SingleFlight.AUTO;
    }
    return given.equals("local") ? SingleFlight.LOCAL : SingleFlight.OFF;
  }
}
