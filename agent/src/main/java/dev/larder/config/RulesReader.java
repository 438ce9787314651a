package dev.larder.config;

import dev.larder.config.source.Located;
import dev.larder.config.source.Node;
import dev.larder.config.source.Node.Mapping;
import dev.larder.config.source.Place;
import dev.larder.config.source.Problems;
import dev.larder.config.source.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code rules}. Not thread-safe. */
final class RulesReader {
  private final Problems problems;
  private final Section defaults;
  private final Set<String> readNames = new LinkedHashSet<>();
  private final List<ReadSettings> reads = new ArrayList<>();
  private final List<WriteSettings> writes = new ArrayList<>();

  RulesReader(Problems problems, Section defaults) {
    this.problems = problems;
    this.defaults = defaults;
    defaults.check(ReadOptionsReader.OPTIONS, ReadOptionsReader.LATER_OPTIONS);
    new ReadOptionsReader(defaults).read();
  }

  List<ReadSettings> reads() {
    return reads;
  }

  List<WriteSettings> writes() {
    return writes;
  }

  void read(Section rules) {
    for (String name : rules.keys()) {
      if (!isWrite(rules.node(name))) {
        readNames.add(name);
      }
    }
    for (String name : rules.keys()) {
      if (!isName(name)) {
        problems.add(
            rules.place(name),
            "\"" + name + "\" is not a rule name",
            "use letters, digits, \".\", \"_\" and \"-\"");
      }
      Node rule = rules.node(name);
      if (rules.section(name) == null || rule == null) {
        continue;
      }
      if (isWrite(rule)) {
        write(name, rules.place(name), (Mapping) rule);
      } else {
        read(name, rules.place(name), (Mapping) rule);
      }
    }
  }

  private static boolean isWrite(@Nullable Node rule) {
    return rule instanceof Mapping mapping && mapping.keys().containsKey("invalidate");
  }

  private void read(String name, Place place, Mapping mapping) {
    Section rule = new Section(mapping, problems, null);
    List<String> known = new ArrayList<>(List.of("method", "allow-broad", "key"));
    known.addAll(ReadOptionsReader.OPTIONS);
    known.add("invalidate");
    rule.check(known, ReadOptionsReader.LATER_OPTIONS);
    Node.Scalar key = rule.scalar("key");
    ReadOptions options = new ReadOptionsReader(new Section(mapping, problems, defaults)).read();
    reads.add(
        new ReadSettings(
            name,
            methods(rule, place),
            rule.flag("allow-broad", false),
            key == null ? null : key.located(),
            options));
  }

  private void write(String name, Place place, Mapping mapping) {
    Section rule = new Section(mapping, problems, null);
    List<InvalidationSettings> invalidations =
        new InvalidationReader(problems, readNames).read(rule);
    writes.add(
        new WriteSettings(
            name,
            methods(rule, place),
            rule.flag("allow-broad", false),
            invalidations,
            rule.flag("enabled", true)));
  }

  private List<Located> methods(Section rule, Place place) {
    List<Located> methods = rule.texts("method");
    if (!rule.has("method")) {
      problems.add(
          place,
          "the rule has no \"method\"",
          "write \"method: package.Type.name(parameter types)\"");
    } else if (rule.items("method").isEmpty() && rule.node("method") != null) {
      problems.add(rule.place("method"), "the list is empty", "name at least one method");
    }
    return methods;
  }

  static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && (c < '0' || c > '9') && "._-".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
