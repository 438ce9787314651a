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
import dev.larder.key.TemplateException;
import dev.larder.key.function.ExtensionLoader;
import dev.larder.match.MethodPattern;
import dev.larder.match.PatternException;
import dev.larder.metrics.RuleStatistics;
import dev.larder.rule.clause.AllowedClasses;
import dev.larder.rule.clause.Conditions;
import dev.larder.rule.keys.KeyPatterns;
import dev.larder.rule.keys.Reach;
import dev.larder.rule.tag.TagTemplate;
import dev.larder.version.VersionKeys;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
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

  private RuleCompiler(RuleFile file, @Nullable RuleSet before) {
    this.file = file;
    this.before = before;
    keyPatterns = new KeyPatterns(file.writes());
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
    for (WriteSettings write : file.writes()) {
      rules.add(going(write(write)));
    }
    ExtensionLoader extensions = extensions();
    return problems.isEmpty()
        ? new Compiled(new RuleSet(file.fileName(), file.namespace(), extensions, rules), List.of())
        : new Compiled(null, problems);
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
    KeyTemplate template = key == null ? null : template(key);
    problems.addAll(AllowedClasses.problems(file.fileName(), settings.entries().allowTypes()));
    return new ReadRule(
        settings.name(),
        methods,
        template,
        key == null ? settings.methods().get(0) : key,
        keyPatterns.marks(settings.name(), template, tags(settings.entries().tags())),
        settings.options(),
        new Conditions(
            condition(settings.conditions().when()), condition(settings.conditions().unless())),
        new RuleStatistics());
  }

  private List<TagTemplate> tags(List<Located> texts) {
    List<TagTemplate> tags = new ArrayList<>();
    for (Located text : texts) {
      KeyTemplate template = tag(text);
      if (template != null) {
        tags.add(new TagTemplate(template, text));
      }
    }
    return tags;
  }

  /** A tag of a rule's own name would be that of the whole rule. */
  private @Nullable KeyTemplate tag(Located text) {
    if (text.text().startsWith("~")) {
      report(text, "a tag does not begin with \"~\"", "write another first character");
      return null;
    }
    return template(text);
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
      WriteRule.Target target = target(invalidation, settings.allowBroad());
      if (target != null) {
        targets.add(target);
      }
    }
    return new WriteRule(
        settings.name(),
        patterns(settings.methods(), settings.allowBroad()),
        targets,
        settings.timing(),
        settings.enabled(),
        new RuleStatistics());
  }

  private WriteRule.@Nullable Target target(InvalidationSettings invalidation, boolean broad) {
    if (invalidation instanceof InvalidationSettings.OfKeys ofKeys) {
      return target(ofKeys.template(), broad);
    }
    if (invalidation instanceof InvalidationSettings.OfKey ofKey) {
      return target(template(ofKey.template()), ofKey.template(), "");
    }
    if (invalidation instanceof InvalidationSettings.OfTag ofTag) {
      return target(tag(ofTag.template()), ofTag.template(), VersionKeys.ofTag(""));
    }
    if (invalidation instanceof InvalidationSettings.OfAll ofAll) {
      return reads.containsKey(ofAll.rule().text())
          ? target(template(ofAll.rule()), ofAll.rule(), VersionKeys.ofRule(""))
          : null; // which is a problem of the draft
    }
    return target((InvalidationSettings.OfRule) invalidation);
  }

  private WriteRule.@Nullable Target target(Located text, boolean allowBroad) {
    try {
      Reach reach = keyPatterns.reach(text.text(), allowBroad);
      return new WriteRule.Target(reach.pattern().whole(), text, "", reach);
    } catch (TemplateException fault) {
      report(text, fault.getMessage(), fault.cure());
      return null;
    }
  }

  private static WriteRule.@Nullable Target target(
      @Nullable KeyTemplate template, Located place, String prefix) {
    return template == null ? null : new WriteRule.Target(template, place, prefix);
  }

  private WriteRule.@Nullable Target target(InvalidationSettings.OfRule ofRule) {
    ReadRule rule = reads.get(ofRule.rule().text());
    if (rule == null) {
      return null; // which is a problem of the draft
    }
    KeyTemplate key = rule.key();
    if (key == null) {
      reportKeyless(ofRule.rule());
      return null;
    }
    Located place = ofRule.rule().about(rule.keyPlace());
    for (Located template : ofRule.with().values()) {
      place = place.about(template);
    }
    try {
      return target(key.bind(bindings(ofRule, rule, key)), place, "");
    } catch (TemplateException fault) {
      report(place, fault.getMessage(), fault.cure());
      return null;
    }
  }

  private Map<String, KeyTemplate> bindings(
      InvalidationSettings.OfRule ofRule, ReadRule rule, KeyTemplate key) {
    Map<String, KeyTemplate> with = new HashMap<>();
    for (Map.Entry<String, Located> binding : ofRule.with().entrySet()) {
      KeyTemplate template = template(binding.getValue());
      if (template != null) {
        with.put(binding.getKey(), template);
      }
      if (!key.roots().contains(binding.getKey())) {
        report(
            binding.getValue().about(rule.keyPlace()),
            "the key of rule " + rule.name() + " has no {" + binding.getKey() + "}",
            "it has " + key.roots());
      }
    }
    return with;
  }

  /** Unless it has a key that is itself a problem. */
  private void reportKeyless(Located rule) {
    for (ReadSettings read : file.reads()) {
      if (read.name().equals(rule.text()) && read.key() == null) {
        report(
            rule, "the rule " + rule.text() + " has no key to invalidate", "give that rule a key");
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

  private @Nullable KeyTemplate template(Located text) {
    try {
      return KeyTemplate.parse(text.text());
    } catch (TemplateException fault) {
      report(text, fault.getMessage(), fault.cure());
      return null;
    }
  }

  private void report(Located place, @Nullable String what, String cure) {
    problems.add(place.problem(file.fileName(), what == null ? "" : what, cure));
  }
}
