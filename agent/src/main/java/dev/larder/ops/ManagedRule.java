package dev.larder.ops;

import dev.larder.rule.Rule;
import java.util.List;

/** A rule as management sees it. */
public interface ManagedRule extends Switch {
  /** The rule and its statistics. */
  Rule rule();

  /** The woven methods that run it. */
  List<String> sites();

  /** Lets calls that are given up wait to be run once more; in words. */
  String replayDeadLetters();

  /** What is known of a call with these arguments, which is not made. */
  List<String> explain(List<String> arguments);

  /** The same of arguments in one line. */
  List<String> explainLine(String arguments);
}
