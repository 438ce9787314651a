package dev.larder.config;

import dev.larder.config.form.Form;
import dev.larder.config.form.Key;
import dev.larder.config.form.Section;
import dev.larder.config.keys.BehindForm;
import dev.larder.config.keys.RuleForms;
import dev.larder.config.source.Located;
import dev.larder.config.source.Node;
import dev.larder.config.source.Node.Mapping;
import dev.larder.config.source.Passage;
import dev.larder.config.source.Place;
import dev.larder.config.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code rules}. Not thread-safe. */
final class RulesReader {
  /** Each is read and checked with every entry. */
  private static final int MOST_TAGS = 64;

  private static final String OF_WRITES = " is said of what \"invalidate\" drops";
  private static final String CURE_OF_WRITES = "leave it out, or write what the method drops";

  private final Problems problems;
  private final Section defaults;
  private final Set<String> readNames = new LinkedHashSet<>();
  private final List<ReadSettings> reads = new ArrayList<>();
  private final List<ReadSettings.Many> batches = new ArrayList<>();
  private final List<WriteSettings> writes = new ArrayList<>();
  private final List<WriteSettings.Behind> behinds = new ArrayList<>();
  private final boolean hasRedis;

  RulesReader(Problems problems, Section defaults, boolean hasRedis) {
    this.problems = problems;
    this.defaults = defaults;
    this.hasRedis = hasRedis;
    checkDefaults();
    ReadOptionsReader options = new ReadOptionsReader(defaults, problems);
    options.read();
    options.checkDefaults();
  }

  private void checkDefaults() {
    Form known = new Form(RuleForms.OPTIONS.name(), RuleForms.OPTIONS.description());
    known.addAll(RuleForms.OPTIONS);
    for (Key condition : List.of(RuleForms.WHEN, RuleForms.UNLESS, RuleForms.TAGS)) {
      if (defaults.has(condition)) {
        Key unused = known.add(condition);
        problems.add(
            defaults.place(condition.name()),
            "\"" + condition.name() + "\" is about the parameters of one method",
            "move it into the rules");
      }
    }
    defaults.check(known);
  }

  List<ReadSettings> reads() {
    return reads;
  }

  List<ReadSettings.Many> batches() {
    return batches;
  }

  List<WriteSettings> writes() {
    return writes;
  }

  List<WriteSettings.Behind> behinds() {
    return behinds;
  }

  void read(Section rules) {
    for (String name : rules.keys()) {
      if (isMeant(RuleForms.READ, rules.node(name))) {
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
      if (isMeant(BehindForm.BEHIND, rule)) {
        behind(name, rules.place(name), (Mapping) rule);
      } else if (isMeant(RuleForms.WRITE, rule)) {
        write(name, rules.place(name), (Mapping) rule);
      } else if (isMeant(RuleForms.MANY, rule)) {
        many(name, rules.place(name), (Mapping) rule);
      } else {
        read(name, rules.place(name), (Mapping) rule);
      }
    }
  }

  /** Whether a rule is of a form: the first that is marked by one of its keys, else a read. */
  private static boolean isMeant(Form form, @Nullable Node rule) {
    if (!(rule instanceof Mapping mapping)) {
      return form == RuleForms.READ;
    }
    for (Form each : List.of(BehindForm.BEHIND, RuleForms.WRITE, RuleForms.MANY)) {
      if (each.isMeant(mapping.keys().keySet(), key -> text(mapping, key))) {
        return each == form;
      }
    }
    return form == RuleForms.READ;
  }

  private static @Nullable String text(Mapping mapping, String key) {
    return mapping.values().get(key) instanceof Node.Scalar scalar ? scalar.text() : null;
  }

  private void behind(String name, Place place, Mapping mapping) {
    Section rule = new Section(mapping, problems, null);
    new BehindReader(problems, hasRedis)
        .read(name, rule, methods(rule, place))
        .ifPresent(behinds::add);
  }

  private void many(String name, Place place, Mapping mapping) {
    Section rule = new Section(mapping, problems, null);
    checkMany(rule);
    Section batch = rule.section(RuleForms.BATCH);
    if (batch == null) {
      return;
    }
    batch.check(RuleForms.BATCH_OF);
    Node.Scalar of = batch.required(RuleForms.BATCH_OF_RULE);
    Node.Scalar ids = batch.required(RuleForms.BATCH_IDS);
    Node.Scalar id = batch.scalar(RuleForms.BATCH_ID);
    List<Located> methods = methods(rule, place);
    if (of != null && ids != null) {
      new InvalidationReader(problems, readNames).checkRule(of);
      batches.add(
          new ReadSettings.Many(
              name,
              methods,
              rule.flag(RuleForms.ALLOW_BROAD),
              of.located(),
              ids.located(),
              id == null ? null : id.located(),
              rule.flag(RuleForms.ENABLED)));
    }
  }

  private void checkMany(Section rule) {
    Form known = new Form(RuleForms.MANY.name(), RuleForms.MANY.description());
    known.addAll(RuleForms.MANY);
    for (Key key : RuleForms.READ.keys()) {
      if (rule.has(key) && !RuleForms.MANY.has(key.name())) {
        Key unused = known.add(key);
        problems.add(
            rule.place(key.name()),
            "a rule with \"batch\" has no \"" + key.name() + "\" of its own",
            "leave it out: that of the rule under \"of\" counts");
      }
    }
    rule.check(known);
  }

  private void read(String name, Place place, Mapping mapping) {
    Section rule = new Section(mapping, problems, null);
    checkKeys(rule);
    Node.Scalar key = rule.scalar(RuleForms.KEY);
    Section whole = new Section(mapping, problems, defaults);
    ReadOptionsReader optionsReader = new ReadOptionsReader(whole, problems);
    ReadOptions options = optionsReader.read();
    optionsReader.check(rule, options);
    reads.add(
        new ReadSettings(
            name,
            methods(rule, place),
            rule.flag(RuleForms.ALLOW_BROAD),
            new ReadSettings.Entries(
                key == null ? null : key.located(), tags(rule), whole.texts(RuleForms.ALLOW_TYPES)),
            options,
            new ReadSettings.Conditions(when(rule), passage(rule, RuleForms.UNLESS))));
  }

  private void checkKeys(Section rule) {
    Form known = new Form(RuleForms.READ.name(), RuleForms.READ.description());
    known.addAll(RuleForms.READ);
    if (rule.has(RuleForms.SETTLE)) {
      Key unused = known.add(RuleForms.SETTLE);
      problems.add(rule.place(RuleForms.SETTLE.name()), "\"settle\"" + OF_WRITES, CURE_OF_WRITES);
    }
    rule.check(known);
  }

  /** The condition of a call, unless it is what a rule that invalidates has under this name. */
  private @Nullable Passage when(Section rule) {
    Passage when = passage(rule, RuleForms.WHEN);
    if (when == null || !RuleForms.DROP_WHEN.words().contains(when.text().text())) {
      return when;
    }
    problems.add(
        rule.place(RuleForms.WHEN.name()),
        "\"when: " + when.text().text() + "\"" + OF_WRITES,
        CURE_OF_WRITES);
    return null;
  }

  private List<Located> tags(Section rule) {
    List<Located> tags = rule.texts(RuleForms.TAGS);
    String name = RuleForms.TAGS.name();
    if (rule.node(name) != null && rule.items(RuleForms.TAGS).isEmpty()) {
      problems.add(rule.place(name), "the list is empty", "name a tag, or leave the key out");
    } else if (tags.size() > MOST_TAGS) {
      problems.add(
          rule.place(name), "there are " + tags.size() + " tags", "name at most " + MOST_TAGS);
    }
    return tags;
  }

  private static @Nullable Passage passage(Section rule, Key key) {
    Node.Scalar given = rule.scalar(key);
    return given == null ? null : given.passage();
  }

  private void write(String name, Place place, Mapping mapping) {
    Section rule = new Section(mapping, problems, null);
    InvalidationReader reader = new InvalidationReader(problems, readNames);
    List<InvalidationSettings> invalidations = reader.read(rule);
    writes.add(
        new WriteSettings(
            name,
            methods(rule, place),
            rule.flag(RuleForms.ALLOW_BROAD),
            List.copyOf(invalidations),
            reader.timing(rule),
            reader.pattern(rule),
            reader.value(rule),
            rule.flag(RuleForms.ENABLED)));
  }

  private List<Located> methods(Section rule, Place place) {
    List<Located> methods = rule.texts(RuleForms.METHOD);
    if (!rule.has(RuleForms.METHOD)) {
      problems.add(place, "the rule has no \"method\"", RuleForms.METHOD.cure());
    } else if (rule.items(RuleForms.METHOD).isEmpty()
        && rule.node(RuleForms.METHOD.name()) != null) {
      problems.add(
          rule.place(RuleForms.METHOD.name()), "the list is empty", "name at least one method");
    }
    return List.copyOf(methods);
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
