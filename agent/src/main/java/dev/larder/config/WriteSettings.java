package dev.larder.config;

import dev.larder.config.source.Located;
import java.util.List;

/**
 * A rule whose methods change what others read.
 *
 * @param methods at least one pattern
 * @param allowBroad whether a pattern may mean every type
 * @param invalidations at least one
 */
public record WriteSettings(
    String name,
    List<Located> methods,
    boolean allowBroad,
    List<InvalidationSettings> invalidations,
    boolean enabled) {
  public WriteSettings {
    methods = List.copyOf(methods);
    invalidations = List.copyOf(invalidations);
  }
}
