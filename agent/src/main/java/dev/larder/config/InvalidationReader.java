package dev.larder.config;

import dev.larder.config.InvalidationSettings.OfKey;
import dev.larder.config.InvalidationSettings.OfRule;
import dev.larder.config.source.Located;
import dev.larder.config.source.Nearest;
import dev.larder.config.source.Node;
import dev.larder.config.source.Node.Scalar;
import dev.larder.config.source.Place;
import dev.larder.config.source.Problems;
import dev.larder.config.source.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a write rule drops. */
final class InvalidationReader {
  private static final List<String> RULE_KEYS =
      List.of("method", "invalidate", "enabled", "allow-broad");
  private static final Set<String> LATER_RULE_KEYS =
      Set.of(
          "of",
          "with",
          "value",
          "merge",
          "flush-every",
          "max-batch",
          "queue",
          "accept-loss",
          "when",
          "unless",
          "mode");
  private static final List<String> ITEM_KEYS = List.of("rule", "with", "key");
  private static final Set<String> LATER_ITEM_KEYS = Set.of("tag", "keys", "all", "when");

  private final Problems problems;
  private final Set<String> readNames;

  InvalidationReader(Problems problems, Set<String> readNames) {
    this.problems = problems;
    this.readNames = readNames;
  }

  List<InvalidationSettings> read(Section rule) {
    checkKeys(rule);
    List<InvalidationSettings> invalidations = new ArrayList<>();
    Node given = rule.node("invalidate");
    if (given == null) {
      return invalidations;
    }
    List<Node> items = rule.items("invalidate");
    if (items.isEmpty()) {
      problems.add(rule.place("invalidate"), "the list is empty", "write \"- { rule: NAME }\"");
    }
    for (Node item : items) {
      Section section = rule.section(item);
      InvalidationSettings read = section == null ? null : item(section, item.place());
      if (read != null) {
        invalidations.add(read);
      }
    }
    return invalidations;
  }

  private void checkKeys(Section rule) {
    List<String> known = new ArrayList<>(RULE_KEYS);
    for (String key : rule.keys()) {
      boolean ofReads = key.equals("key") || ReadOptionsReader.OPTIONS.contains(key);
      if (ofReads && !RULE_KEYS.contains(key)) {
        known.add(key);
        problems.add(
            rule.place(key),
            "a rule that invalidates has no \"" + key + "\"",
            "leave it out, or move it to a rule of its own");
      }
    }
    Set<String> later = new HashSet<>(LATER_RULE_KEYS);
    later.addAll(ReadOptionsReader.LATER_OPTIONS);
    rule.check(known, later);
  }

  private @Nullable InvalidationSettings item(Section item, Place place) {
    item.check(ITEM_KEYS, LATER_ITEM_KEYS);
    if (item.has("rule") && item.has("key")) {
      problems.add(
          item.place("key"), "\"rule\" and \"key\" exclude each other", "keep one of them");
      return null;
    }
    if (item.has("key")) {
      if (item.has("with")) {
        problems.add(item.place("with"), "\"with\" needs a \"rule\"", "leave it out");
      }
      Scalar key = item.scalar("key");
      return key == null ? null : new OfKey(key.located());
    }
    if (item.has("rule")) {
      return ofRule(item);
    }
    if (!hasLater(item)) {
      problems.add(place, "nothing says what to drop", "write \"rule: NAME\" or \"key: TEMPLATE\"");
    }
    return null;
  }

  private static boolean hasLater(Section item) {
    for (String key : item.keys()) {
      if (LATER_ITEM_KEYS.contains(key)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable InvalidationSettings ofRule(Section item) {
    Scalar rule = item.scalar("rule");
    if (rule == null) {
      return null;
    }
    if (!readNames.contains(rule.text())) {
      String near = Nearest.to(rule.text(), readNames);
      problems.add(
          rule.place(),
          "there is no read rule \"" + rule.written() + "\"",
          near == null ? "name a rule without \"invalidate\"" : "write " + near);
    }
    Map<String, Located> with = new LinkedHashMap<>();
    Section templates = item.section("with");
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
}
