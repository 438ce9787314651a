package dev.larder.rule;

import dev.larder.condition.Condition;
import dev.larder.condition.ConditionException;
import dev.larder.config.InvalidationSettings;
import dev.larder.config.ReadSettings;
import dev.larder.config.RuleFile;
import dev.larder.config.WriteSettings;
import dev.larder.config.source.Located;
import dev.larder.config.source.Passage;
import dev.larder.config.source.Problem;
import dev.larder.key.KeyTemplate;
import dev.larder.key.function.ExtensionLoader;
import dev.larder.key.glob.Glob;
import dev.larder.match.MethodPattern;
import dev.larder.match.PatternException;
import dev.larder.metrics.RuleStatistics;
import dev.larder.rule.clause.AllowedClasses;
import dev.larder.rule.clause.Conditions;
import dev.larder.rule.clause.MethodRef;
import dev.larder.rule.keys.KeyPatterns;
import dev.larder.rule.tag.TagTemplate;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes rules of a rule file's records; every pattern and template that cannot be read is a problem
 * with its place.
 */
public final class RuleCompiler {
  private final RuleFile file;
  private final @Nullable RuleSet before;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, ReadRule> reads = new LinkedHashMap<>();
  private final KeyPatterns keyPatterns;
  private final TargetCompiler targetCompiler;

  private RuleCompiler(RuleFile file, @Nullable RuleSet before) {
    this.file = file;
    this.before = before;
    keyPatterns = new KeyPatterns(file.writes());
    targetCompiler = new TargetCompiler(file, reads, keyPatterns, problems);
  }

  /**
   * What compiling gave.
   *
   * @param rules null if there are problems
   */
  public record Compiled(@Nullable RuleSet rules, List<Problem> problems) {}

  /**
   * Compiles a rule file; a draft too, for its further problems.
   *
   * @param before the rules so far: a rule that stays what it was goes on with its statistics
   */
  public static Compiled compile(RuleFile file, @Nullable RuleSet before) {
    return new RuleCompiler(file, before).compile();
  }

  private Compiled compile() {
    List<Rule> rules = new ArrayList<>();
    for (ReadSettings read : file.reads()) {
      if (!read.methods().isEmpty()) { // which is a problem of the draft
        ReadRule rule = read(read);
        reads.put(rule.name(), rule);
        rules.add(going(rule));
      }
    }
    checkPlain();
    for (ReadSettings.Many many : file.batches()) {
      BatchRule rule = targetCompiler.batch(many, patterns(many.methods(), many.allowBroad()));
      if (rule != null) {
        rules.add(going(rule));
      }
    }
    for (WriteSettings write : file.writes()) {
      rules.add(going(write(write)));
    }
    addBehinds(rules);
    ExtensionLoader extensions = extensions();
    return problems.isEmpty()
        ? new Compiled(new RuleSet(file.fileName(), file.namespace(), extensions, rules), List.of())
        : new Compiled(null, problems);
  }

  /** What a drop leaves under a key can be for programs of one kind alone. */
  private void checkPlain() {
    for (ReadRule plain : reads.values()) {
      KeyTemplate key = plain.isPlain() ? plain.key() : null;
      if (key != null && Glob.isOpen(key)) {
        report(
            plain.keyPlace(),
            "the keys of a plain rule begin with a text of their own, since all of them may be removed",
            "begin the key with a name and a colon");
      }
      String clash = key == null ? null : clash(key);
      if (clash != null) {
        report(
            plain.keyPlace(),
            "the keys of rule " + clash + ", which is not plain, can be the same",
            "give one of the rules another key");
      }
    }
  }

  /** A rule that may have the key of a plain one; null if none has. */
  private @Nullable String clash(KeyTemplate plain) {
    String glob = Glob.of(plain);
    for (ReadRule other : reads.values()) {
      if (!other.isPlain() && canMeet(plain, glob, other.key())) {
        return other.name();
      }
    }
    return null;
  }

  /** Without a key, keys begin with the name of a method and a colon. */
  private static boolean canMeet(KeyTemplate plain, String glob, @Nullable KeyTemplate other) {
    return other == null ? Glob.canBeOfMethods(plain) : Glob.meet(glob, Glob.of(other));
  }

  /** A file that names other extensions than the one before is not taken over, so theirs stay. */
  private @Nullable ExtensionLoader extensions() {
    List<File> jars = new ArrayList<>();
    for (Located extension : file.extensions()) {
      File jar = ExtensionLoader.seenFrom(file.fileName(), extension.text());
      String refusal = ExtensionLoader.refusal(jar);
      if (refusal != null) {
        report(
            extension,
            "\"" + extension.text() + "\" " + refusal,
            "give a jar with key functions, seen from the folder of the rule file");
      }
      jars.add(jar);
    }
    if (before != null && before.extensions() != null) {
      return before.extensions();
    }
    return jars.isEmpty() || !problems.isEmpty() ? null : ExtensionLoader.of(jars);
  }

  /** The rule, with the statistics of the one before it if it has not changed. */
  private Rule going(Rule rule) {
    Rule old = before == null ? null : before.rule(rule.name());
    return old != null && old.isLike(rule) ? rule.with(old.statistics()) : rule;
  }

  private ReadRule read(ReadSettings settings) {
    Located key = settings.key();
    List<MethodRef> methods = patterns(settings.methods(), settings.allowBroad());
    KeyTemplate template = key == null ? null : targetCompiler.template(key);
    problems.addAll(AllowedClasses.problems(file.fileName(), settings.entries().allowTypes()));
    List<TagTemplate> tags = tags(settings.entries().tags());
    if (settings.options().near() != null && template != null) {
      checkNear(template, tags);
    }
    return new ReadRule(
        settings.name(),
        methods,
        template,
        key == null ? settings.methods().get(0) : key,
        keyPatterns.marks(settings.name(), template, tags),
        settings.options(),
        new Conditions(
            condition(settings.conditions().when()), condition(settings.conditions().unless())),
        new RuleStatistics());
  }

  private void checkNear(KeyTemplate key, List<TagTemplate> tags) {
    for (TagTemplate tag : tags) {
      if (!tag.followsFrom(key)) {
        report(
            tag.place(),
            "\"near\" finds entries by their keys, and the key does not hold what this tag names",
            "name it in the key, or write \"near: off\"");
      }
    }
  }

  private List<TagTemplate> tags(List<Located> texts) {
    List<TagTemplate> tags = new ArrayList<>();
    for (Located text : texts) {
      KeyTemplate template = targetCompiler.tag(text);
      if (template != null) {
        tags.add(new TagTemplate(template, text));
      }
    }
    return tags;
  }

  private Conditions.@Nullable Placed condition(@Nullable Passage text) {
    if (text == null) {
      return null;
    }
    try {
      return new Conditions.Placed(Condition.parse(text.text().text()), text);
    } catch (ConditionException fault) {
      report(text.at(fault.offset()), fault.getMessage(), fault.cure());
      return null;
    }
  }

  private WriteRule write(WriteSettings settings) {
    List<WriteRule.Target> targets = new ArrayList<>();
    for (InvalidationSettings invalidation : settings.invalidations()) {
      WriteRule.Target target = targetCompiler.target(invalidation, settings.allowBroad());
      if (target != null) {
        targets.add(target);
      }
    }
    return new WriteRule(
        settings.name(),
        patterns(settings.methods(), settings.allowBroad()),
        targets,
        settings.timing(),
        settings.pattern(),
        targetCompiler.left(settings),
        settings.enabled(),
        new RuleStatistics());
  }

  private void addBehinds(List<Rule> rules) {
    for (WriteSettings.Behind behind : file.behinds()) {
      KeyTemplate key = targetCompiler.template(behind.key());
      List<MethodRef> methods = patterns(behind.methods(), behind.allowBroad());
      if (key != null) {
        rules.add(
            going(
                new BehindRule(
                    behind.name(),
                    methods,
                    key,
                    behind.key(),
                    behind.queueing(),
                    behind.enabled(),
                    new RuleStatistics())));
      }
    }
  }

  private List<MethodRef> patterns(List<Located> methods, boolean allowBroad) {
    List<MethodRef> patterns = new ArrayList<>();
    for (Located method : methods) {
      try {
        MethodPattern pattern = MethodPattern.parse(method.text());
        if (pattern.isBroad() && !allowBroad) {
          report(
              method,
              "\"" + method.text().strip() + "\" would match every type",
              "name a package or a part of the type's name, or add \"allow-broad: true\"");
        }
        patterns.add(new MethodRef(pattern, method));
      } catch (PatternException fault) {
        report(method, fault.getMessage(), fault.cure());
      }
    }
    return patterns;
  }

  private void report(Located place, @Nullable String what, String cure) {
    problems.add(place.problem(file.fileName(), what == null ? "" : what, cure));
  }
}
