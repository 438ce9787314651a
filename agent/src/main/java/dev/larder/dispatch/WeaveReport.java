package dev.larder.dispatch;

import dev.larder.log.Log;
import dev.larder.rule.MethodRef;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleSet;
import dev.larder.weave.WeaveListener;
import java.util.List;

/** Tells the log what became of the classes that rules name, in the words of the rule file. */
public final class WeaveReport implements WeaveListener {
  private final RuleMatcher matcher;
  private final Log log;

  /** A report on what the matcher's rules wanted. */
  public WeaveReport(RuleMatcher matcher, Log log) {
    this.matcher = matcher;
    this.log = log;
  }

  @Override
  public void woven(String className, List<String> methods) {
    log.debug("wove " + className + ": " + String.join(", ", methods));
  }

  @Override
  public void leftAlone(String className, String method, String reason) {
    log.warn(className + (method.isEmpty() ? "" : "." + method) + " is left alone: " + reason);
  }

  @Override
  public void seen(String className, List<String> methods) {
    RuleSet rules = matcher.rules();
    for (Rule rule : rules.about(className)) {
      for (MethodRef method : rule.methods()) {
        if (method.pattern().className().equals(className) && !isAmong(method, methods)) {
          String problem =
              method
                  .place()
                  .problem(
                      rules.fileName(),
                      className + " has no method " + method.pattern().methodName() + " like that",
                      "it has " + String.join(", ", methods))
                  .toString();
          rule.statistics().show(problem);
          log.warn(problem);
        }
      }
    }
  }

  private static boolean isAmong(MethodRef method, List<String> signatures) {
    for (String signature : signatures) {
      int open = signature.indexOf('(');
      String types = signature.substring(open + 1, signature.length() - 1);
      List<String> parameters = types.isEmpty() ? List.of() : List.of(types.split(", "));
      if (method.pattern().matches(signature.substring(0, open), parameters)) {
        return true;
      }
    }
    return false;
  }
}
