package dev.larder.config.keys;

import dev.larder.config.form.Form;
import dev.larder.config.form.Key;
import dev.larder.config.form.Kind;

/** The keys of rules for methods that run later. */
public final class BehindForm {
  /** A rule for methods that run later. */
  public static final Form BEHIND =
      new Form("behind", "Methods that run later than they are called");

  public static final Key PATTERN =
      BEHIND.add(
          Key.of("pattern", Kind.CHOICE, "That the method runs later")
              .or("write-behind")
              .required("write \"pattern: write-behind\""));
  public static final Key KEY =
      BEHIND.add(
          Key.of(
                  "key",
                  Kind.TEXT,
                  "What calls have in common that keep their order and run as one, as a template")
              .required("write \"key: TEMPLATE\", over what the call is about"));
  public static final Key MERGE =
      BEHIND.add(
          Key.of(
                  "merge",
                  Kind.TEXT,
                  "What becomes of calls of one key that wait: last for the last one alone,"
                      + " sum(PARAMETER) for one with the sum of that parameter")
              .by("last"));
  public static final Key FLUSH_EVERY =
      BEHIND.add(
          Key.of("flush-every", Kind.DURATION, "How often calls that wait are run").by("1s"));
  public static final Key MAX_BATCH =
      BEHIND.add(
          Key.of("max-batch", Kind.COUNT, "How many keys are run before what has come since is")
              .by("50"));
  public static final Key QUEUE =
      BEHIND.add(
          Key.of(
                  "queue",
                  Kind.CHOICE,
                  "Where calls wait: in a stream of Redis, which outlives the JVM, or in memory")
              .or("redis", "memory")
              .by("redis"));
  public static final Key ACCEPT_LOSS =
      BEHIND.add(
          Key.of(
                  "accept-loss",
                  Kind.CHOICE,
                  "That calls which wait are lost with the memory that they wait in")
              .or("true")
              .required("write \"accept-loss: true\" if a call may be lost, else no write-behind"));

  static {
    BEHIND.add(RuleForms.METHOD);
    BEHIND.add(RuleForms.ALLOW_BROAD);
    BEHIND.add(RuleForms.ENABLED);
    BEHIND.later(RuleForms.OPTIONS);
    BEHIND.markedBy(MERGE, FLUSH_EVERY, MAX_BATCH, QUEUE, ACCEPT_LOSS);
    BEHIND.markedBy(PATTERN, "write-behind");
  }

  private BehindForm() {}
}
