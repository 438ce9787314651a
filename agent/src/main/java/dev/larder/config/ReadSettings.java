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
 * @param entries where results are kept
 */
public record ReadSettings(
    String name,
    List<Located> methods,
    boolean allowBroad,
    Entries entries,
    ReadOptions options,
    Conditions conditions) {

  /**
   * A rule for methods of many ids.
   *
   * @param of the read rule of one
   * @param ids the name of the parameter that has them
   * @param id where a value has its own; null if nothing says it
   */
  public record Many(
      String name,
      List<Located> methods,
      boolean allowBroad,
      Located of,
      Located ids,
      @Nullable Located id,
      boolean enabled) {}

  /**
   * On single calls.
   *
   * @param when what has to hold before a call, null if nothing has to
   * @param unless which results are not stored, null if all are
   */
  public record Conditions(@Nullable Passage when, @Nullable Passage unless) {}

  /**
   * Templates.
   *
   * @param key null if every argument counts
   * @param tags what they are dropped by
   * @param allowTypes patterns of the classes that they may name
   */
  public record Entries(@Nullable Located key, List<Located> tags, List<Located> allowTypes) {
    public Entries {
      tags = List.copyOf(tags);
      allowTypes = List.copyOf(allowTypes);
    }
  }

  public ReadSettings {
    methods = List.copyOf(methods);
  }

  /** The key template, null if every argument counts. */
  public @Nullable Located key() {
    return entries.key();
  }
}
