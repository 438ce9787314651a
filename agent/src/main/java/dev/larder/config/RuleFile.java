package dev.larder.config;

import dev.larder.config.redis.RedisSettings;
import dev.larder.config.source.Located;
import dev.larder.secret.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule file without a mistake that its text alone would show. Immutable.
 *
 * @param redis null if entries live in this JVM only
 * @param protection what entries in Redis are protected with; null if they are not
 * @param extensions jars, as the file names them
 */
public record RuleFile(
    String fileName,
    String namespace,
    @Nullable RedisSettings redis,
    Breaker breaker,
    @Nullable Secrets protection,
    List<Located> extensions,
    Rules rules) {
  /**
   * When the circuit breaker opens.
   *
   * @param failures in a row, at least 1
   * @param openFor until one probe
   */
  public record Breaker(int failures, Duration openFor) {}

  /** The rules. */
  public record Rules(
      List<ReadSettings> reads,
      List<ReadSettings.Many> batches,
      List<WriteSettings> writes,
      List<WriteSettings.Behind> behinds) {}

  /** Rules whose methods are answered from the cache. */
  public List<ReadSettings> reads() {
    return rules.reads();
  }

  /** Rules whose methods take many ids. */
  public List<ReadSettings.Many> batches() {
    return rules.batches();
  }

  /** Rules whose methods change what others read. */
  public List<WriteSettings> writes() {
    return rules.writes();
  }

  /** Rules whose methods run later. */
  public List<WriteSettings.Behind> behinds() {
    return rules.behinds();
  }

  /**
   * What another file says differently of all that rules share, which is settled when the stores
   * are built: the keys at the top of the file, in words; empty where it is the same.
   */
  public String settledUnlike(RuleFile other) {
    List<String> keys = new ArrayList<>();
    if (!namespace.equals(other.namespace)) {
      keys.add("namespace");
    }
    if (redis == null ? other.redis != null : !redis.isLike(other.redis)) {
      keys.add("redis");
    }
    if (!breaker.equals(other.breaker)) {
      keys.add("breaker");
    }
    if (!jars().equals(other.jars())) {
      keys.add("extensions");
    }
    return String.join(" and ", keys);
  }

  private List<String> jars() {
    List<String> jars = new ArrayList<>();
    for (Located extension : extensions) {
      jars.add(extension.text());
    }
    return jars;
  }
}
