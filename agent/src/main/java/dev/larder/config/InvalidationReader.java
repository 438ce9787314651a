package dev.larder.config;

import static dev.larder.config.form.RuleForms.DROP_KEY;
import static dev.larder.config.form.RuleForms.DROP_RULE;
import static dev.larder.config.form.RuleForms.DROP_WITH;
import static dev.larder.config.form.RuleForms.INVALIDATE;

import dev.larder.config.InvalidationSettings.OfKey;
import dev.larder.config.InvalidationSettings.OfRule;
import dev.larder.config.form.Form;
import dev.larder.config.form.Key;
import dev.larder.config.form.RuleForms;
import dev.larder.config.form.Section;
import dev.larder.config.source.Located;
import dev.larder.config.source.Node;
import dev.larder.config.source.Node.Scalar;
import dev.larder.config.source.Problems;
import dev.larder.spelling.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a write rule drops. */
final class InvalidationReader {
  private final Problems problems;
  private final Set<String> readNames;

  InvalidationReader(Problems problems, Set<String> readNames) {
    this.problems = problems;
    this.readNames = readNames;
  }

  List<InvalidationSettings> read(Section rule) {
    checkKeys(rule);
    List<InvalidationSettings> invalidations = new ArrayList<>();
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
    if (item.has(DROP_RULE) == item.has(DROP_KEY)) {
      return null;
    }
    if (item.has(DROP_RULE)) {
      return ofRule(item);
    }
    Scalar key = item.scalar(DROP_KEY);
    return key == null ? null : new OfKey(key.located());
  }

  private @Nullable InvalidationSettings ofRule(Section item) {
    Scalar rule = item.scalar(DROP_RULE);
    if (rule == null) {
      return null;
    }
    if (!readNames.contains(rule.text()) && !problems.isFull()) {
      String near = Nearest.to(rule.text(), readNames);
      problems.add(
          rule.place(),
          "there is no read rule " + rule.quoted(),
          near == null ? "name a rule without \"invalidate\"" : "write " + near);
    }
    Map<String, Located> with = new LinkedHashMap<>();
    Section templates = item.section(DROP_WITH);
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
