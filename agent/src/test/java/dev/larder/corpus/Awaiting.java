package dev.larder.corpus;

import java.util.Map;
import java.util.Set;

/**
 * Samples that are not judged yet, each by its own or its row's name and with the reason. Their
 * rows say what should become of them; the page does not show them.
 */
final class Awaiting {
  private static final Map<String, String> REASONS =
      Map.of(
          "Sets.Views.keysOfHashtable",
          "a view takes elements that it did not",
          "OtherMaps.Wrapped.byAccess",
          "what a wrapper wraps decides what its order is",
          "References.Broken",
          "a set that does not find its elements is mended");

  private Awaiting() {}

  /** Why a sample is not judged; null where it is. */
  static String reason(Sample sample) {
    return REASONS.get(named(sample));
  }

  /** The name by which a sample waits: its row's, where all of that do. */
  static String named(Sample sample) {
    String name = sample.name();
    String row = name.substring(0, name.lastIndexOf('.'));
    return REASONS.containsKey(row) ? row : name;
  }

  /** All names. */
  static Set<String> names() {
    return REASONS.keySet();
  }
}
