package dev.larder.config;

import static dev.larder.config.keys.RuleForms.DROP_ALL;
import static dev.larder.config.keys.RuleForms.DROP_KEYS;
import static dev.larder.config.keys.RuleForms.DROP_RULE;
import static dev.larder.config.keys.RuleForms.DROP_TAG;
import static dev.larder.config.keys.RuleForms.DROP_WITH;
import static dev.larder.config.keys.RuleForms.INVALIDATE;

import dev.larder.config.InvalidationSettings.OfAll;
import dev.larder.config.InvalidationSettings.OfKey;
import dev.larder.config.InvalidationSettings.OfKeys;
import dev.larder.config.InvalidationSettings.OfRule;
import dev.larder.config.InvalidationSettings.OfTag;
import dev.larder.config.WriteSettings.Timing;
import dev.larder.config.WriteSettings.When;
import dev.larder.config.WriteSettings.WritePattern;
import dev.larder.config.form.Form;
import dev.larder.config.form.Key;
import dev.larder.config.form.Section;
import dev.larder.config.keys.RuleForms;
import dev.larder.config.source.Located;
import dev.larder.config.source.Node;
import dev.larder.config.source.Node.Scalar;
import dev.larder.config.source.Problems;
import dev.larder.spelling.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a write rule drops. */
final class InvalidationReader {
  /** As long as a load may take; what a drop leaves in Redis lives for a minute. */
  private static final Duration LONGEST_SETTLE = Duration.ofSeconds(45);

  private final Problems problems;
  private final Set<String> readNames;

  InvalidationReader(Problems problems, Set<String> readNames) {
    this.problems = problems;
    this.readNames = readNames;
  }

  List<InvalidationSettings> read(Section rule) {
    checkKeys(rule);
    List<InvalidationSettings> invalidations = new ArrayList<>();
    Scalar of = rule.scalar(RuleForms.OF);
    if (of != null) {
      invalidations.add(ofRule(of, rule.section(RuleForms.WITH)));
    }
    Node given = rule.node(INVALIDATE.name());
    if (given == null) {
      return invalidations;
    }
    List<Node> items = rule.items(INVALIDATE);
    if (items.isEmpty()) {
      problems.add(
          rule.place(INVALIDATE.name()), "the list is empty", "write \"- { rule: NAME }\"");
    }
    for (Node item : items) {
      Section section = rule.section(item);
      InvalidationSettings read = section == null ? null : item(section);
      if (read != null) {
        invalidations.add(read);
      }
    }
    return invalidations;
  }

  Timing timing(Section rule) {
    When when =
        switch (rule.choice(RuleForms.DROP_WHEN)) {
          case "before" -> When.BEFORE;
          case "after" -> When.AFTER;
          default -> When.AFTER_COMMIT;
        };
    Duration settle = rule.duration(RuleForms.SETTLE, Duration.ZERO);
    if (settle.compareTo(LONGEST_SETTLE) > 0
        && rule.node(RuleForms.SETTLE.name()) instanceof Scalar given) {
      problems.add(given.place(), given.quoted() + " is too long", "write at most 45s");
    }
    return new Timing(when, settle.toMillis());
  }

  /** What becomes of the entry under {@code of}. */
  WritePattern pattern(Section rule) {
    if (!rule.has(RuleForms.OF)) {
      for (Key key : List.of(RuleForms.WRITE_PATTERN, RuleForms.WITH, RuleForms.VALUE)) {
        if (rule.has(key)) {
          problems.add(
              rule.place(key.name()),
              "\"" + key.name() + "\" needs \"of\"",
              "add \"of: RULE\", the read rule whose entry is meant, or leave it out");
        }
      }
      return WritePattern.INVALIDATE;
    }
    if (!rule.has(RuleForms.WRITE_PATTERN)) {
      problems.add(
          rule.place(RuleForms.OF.name()),
          "\"of\" needs a \"pattern\"",
          "write \"pattern: write-through\" or \"pattern: write-around\"");
    }
    return rule.choice(RuleForms.WRITE_PATTERN).equals(WritePattern.WRITE_THROUGH.word())
        ? WritePattern.WRITE_THROUGH
        : WritePattern.WRITE_AROUND;
  }

  /** What write-through leaves there; null for the result, and of other patterns. */
  @Nullable Located value(Section rule) {
    Scalar value = rule.scalar(RuleForms.VALUE);
    if (value != null && pattern(rule) == WritePattern.WRITE_AROUND) {
      problems.add(
          rule.place(RuleForms.VALUE.name()),
          "write-around leaves no value",
          "leave it out, or write \"pattern: write-through\"");
    }
    return value == null ? null : value.located();
  }

  private void checkKeys(Section rule) {
    Form known = new Form(RuleForms.WRITE.name(), RuleForms.WRITE.description());
    known.addAll(RuleForms.WRITE);
    for (Key key : RuleForms.READ.keys()) {
      boolean ofReads = !RuleForms.WRITE.has(key.name()) && !RuleForms.WRITE.isLater(key.name());
      if (rule.has(key) && ofReads) {
        Key unused = known.add(key);
        problems.add(
            rule.place(key.name()),
            "a rule that invalidates has no \"" + key.name() + "\"",
            "leave it out, or move it to a rule of its own");
      }
    }
    rule.check(known);
  }

  private @Nullable InvalidationSettings item(Section item) {
    item.check(RuleForms.DROP);
    Key what = what(item);
    if (DROP_RULE.equals(what)) {
      return ofRule(item);
    }
    Scalar text = what == null ? null : item.scalar(what);
    if (text == null) {
      return null;
    }
    if (DROP_ALL.equals(what)) {
      checkRule(text);
      return new OfAll(text.located());
    }
    if (DROP_KEYS.equals(what)) {
      return new OfKeys(text.located());
    }
    return DROP_TAG.equals(what) ? new OfTag(text.located()) : new OfKey(text.located());
  }

  /** The one thing that it says to drop, null if it is not one. */
  private static @Nullable Key what(Section item) {
    Key what = null;
    for (Key key : RuleForms.DROP.alternatives()) {
      if (item.has(key)) {
        if (what != null) {
          return null;
        }
        what = key;
      }
    }
    return what;
  }

  private @Nullable InvalidationSettings ofRule(Section item) {
    Scalar rule = item.scalar(DROP_RULE);
    if (rule == null) {
      return null;
    }
    return ofRule(rule, item.section(DROP_WITH));
  }

  private OfRule ofRule(Scalar rule, @Nullable Section templates) {
    checkRule(rule);
    Map<String, Located> with = new LinkedHashMap<>();
    if (templates != null) {
      for (String name : templates.keys()) {
        Scalar template = templates.scalar(name);
        if (template != null) {
          with.put(name, template.located());
        }
      }
    }
    return new OfRule(rule.located(), with);
  }

  /** Tells of a name that is no read rule's. */
  void checkRule(Scalar rule) {
    if (!readNames.contains(rule.text()) && !problems.isFull()) {
      String near = Nearest.to(rule.text(), readNames);
      problems.add(
          rule.place(),
          "there is no read rule " + rule.quoted(),
          near == null ? "name a rule that reads" : "write " + near);
    }
  }
}
