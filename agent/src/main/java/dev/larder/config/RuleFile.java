package dev.larder.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule file without a mistake that its text alone would show. Immutable.
 *
 * @param redis null if entries live in this JVM only
 */
public record RuleFile(
    String fileName,
    String namespace,
    @Nullable RedisSettings redis,
    BreakerSettings breaker,
    List<ReadSettings> reads,
    List<WriteSettings> writes) {
  public RuleFile {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }
}
