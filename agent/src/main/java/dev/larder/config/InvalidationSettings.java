package dev.larder.config;

import dev.larder.config.source.Located;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which entries a write rule drops. */
public sealed interface InvalidationSettings {
  /**
   * The entry of a read rule.
   *
   * @param rule the name of a read rule of the same file
   * @param with templates over the write's parameters, by the roots of the read rule's key, in the
   *     order of the file
   */
  record OfRule(Located rule, Map<String, Located> with) implements InvalidationSettings {
    public OfRule {
      with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
    }
  }

  /** The entry under a key. */
  record OfKey(Located template) implements InvalidationSettings {}

  /** The entries with a tag. */
  record OfTag(Located template) implements InvalidationSettings {}

  /** The entries whose keys a template with wildcards means. */
  record OfKeys(Located template) implements InvalidationSettings {}

  /**
   * All entries of a read rule.
   *
   * @param rule its name
   */
  record OfAll(Located rule) implements InvalidationSettings {}
}
