package dev.larder.weave;

import dev.larder.match.MethodFacts;
import dev.larder.weave.gate.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns what became of the classes that rules name. Called while a class loads: must be quick and
 * must not throw.
 */
public interface WeaveListener {
  /** Methods of a class were woven. */
  void woven(String className, List<String> methods);

  /**
   * What a rule names was left as it is.
   *
   * @param method null: the whole class
   */
  void leftAlone(String className, @Nullable MethodFacts method, Reason reason);

  /**
   * A class has methods that a rule means by a class below it. If it is there already, it is to be
   * woven again.
   */
  void lent(String className);

  /**
   * A class that a rule names was seen with these methods, whether woven or not.
   *
   * @param inherited those of classes above it; an interface has inherited ones among its own
   */
  void seen(String className, List<MethodFacts> methods, List<MethodFacts> inherited);
}
