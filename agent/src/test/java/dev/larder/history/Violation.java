package dev.larder.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A read that the promise forbids.
 *
 * @param write what it should have seen, null where its version never was
 * @param around what else happened to the key meanwhile, in the order of its begin
 */
public record Violation(
    Rule rule, Operation read, @Nullable Operation write, List<Operation> around) {

  /** What is promised. */
  public enum Rule {
    SAME_JVM("a write had returned in the same JVM"),
    OTHER_JVM("a write's invalidation had arrived in Redis"),
    NEVER_WAS("this version had not been written");

    private final String words;

    Rule(String words) {
      this.words = words;
    }
  }

  /** In words, with times in milliseconds from the read's begin. */
  @Override
  public String toString() {
    long from = read.begin();
    StringBuilder text = new StringBuilder(read.told(from)).append(", though ").append(rule.words);
    if (write != null) {
      text.append(": ").append(write.told(from));
    }
    for (Operation other : around) {
      text.append("\n    ").append(other.told(from));
    }
    return text.toString();
  }
}
