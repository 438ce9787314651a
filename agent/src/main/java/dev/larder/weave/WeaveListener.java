package dev.larder.weave;

import java.util.List;

/**
 * Learns what became of the classes that rules name. Called while a class loads: must be quick and
 * must not throw.
 */
public interface WeaveListener {
  /** Methods of a class were woven. */
  void woven(String className, List<String> methods);

  /** A method that a rule names, or the whole class, was left as it is. */
  void leftAlone(String className, String method, String reason);

  /**
   * A class that a rule names was seen with these methods, {@code name(types)}, whether woven or
   * not.
   */
  void seen(String className, List<String> methods);
}
