package dev.larder.config.keys;

import dev.larder.config.form.Key;
import dev.larder.config.form.Section;
import dev.larder.config.source.Node;
import dev.larder.config.source.Node.Scalar;
import dev.larder.config.source.Problems;
import java.util.List;

/**
 * What a plain rule cannot have, since its entries are what other programs can read: no envelope
 * that says how old they are, what they carry and how they are written. Defaults that say it are
 * for the other rules.
 */
public final class PlainCheck {
  private static final String CURE = "leave it out, or leave out \"plain\"";

  private final Section section;
  private final Problems problems;

  private PlainCheck(Section section, Problems problems) {
    this.section = section;
    this.problems = problems;
  }

  /** Tells what a plain rule, or {@code defaults} that are plain, must not say. */
  public static void of(Section section, Problems problems) {
    PlainCheck check = new PlainCheck(section, problems);
    check.none(RuleForms.TAGS, "a plain entry has no tags");
    check.none(RuleForms.STALE_WHILE_REVALIDATE, "a plain entry has no life past its ttl");
    check.none(RuleForms.STALE_IF_ERROR, "a plain entry has no life past its ttl");
    check.none(RuleForms.LOAD_TIMEOUT, "a plain entry has no life past its ttl");
    check.none(RuleForms.REFRESH_AT, "how old a plain entry is, is not known");
    check.none(RuleForms.REFRESH, "how old a plain entry is, is not known");
    check.none(RuleForms.ALLOW_TYPES, "a plain entry names no class");
    check.word(RuleForms.SLIDING, List.of("false"), "a plain entry is not renewed by hits");
    check.word(RuleForms.NEAR, List.of("off"), "what another program writes is not kept in a JVM");
    check.word(RuleForms.CODEC, List.of("auto", "json"), "a plain entry is JSON");
    check.word(RuleForms.COMPRESS_ABOVE, List.of("off"), "a plain entry is not compressed");
    check.word(
        RuleForms.PATTERN,
        List.of("cache-aside", "read-through"),
        "how old a plain entry is, is not known");
    check.word(
        RuleForms.SINGLE_FLIGHT,
        List.of("auto", "local", "off"),
        "the lock of a plain entry could not tell a load from before an invalidation");
  }

  private void none(Key key, String what) {
    Node given = section.has(key) ? section.node(key.name()) : null;
    if (given != null) {
      problems.add(given.place(), what, CURE);
    }
  }

  private void word(Key key, List<String> allowed, String what) {
    if (!(section.node(key.name()) instanceof Scalar given && allowed.contains(given.text()))) {
      none(key, what);
    }
  }
}
