package dev.larder.config;

import dev.larder.config.source.Located;
import dev.larder.config.source.Passage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule whose methods are answered from the cache.
 *
 * @param methods at least one pattern
 * @param allowBroad whether a pattern may mean every type
 * @param key the key template, null if every argument counts
 */
public record ReadSettings(
    String name,
    List<Located> methods,
    boolean allowBroad,
    @Nullable Located key,
    ReadOptions options,
    Conditions conditions) {

  /**
   * On single calls.
   *
   * @param when what has to hold before a call, null if nothing has to
   * @param unless which results are not stored, null if all are
   */
  public record Conditions(@Nullable Passage when, @Nullable Passage unless) {}

  public ReadSettings {
    methods = List.copyOf(methods);
  }
}
