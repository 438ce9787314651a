package dev.larder.rule;

import dev.larder.config.InvalidationSettings;
import dev.larder.config.ReadSettings;
import dev.larder.config.RuleFile;
import dev.larder.config.WriteSettings;
import dev.larder.config.WriteSettings.WritePattern;
import dev.larder.config.source.Located;
import dev.larder.config.source.Problem;
import dev.larder.key.KeyTemplate;
import dev.larder.key.SingleValue;
import dev.larder.key.TemplateException;
import dev.larder.metrics.RuleStatistics;
import dev.larder.rule.clause.MethodRef;
import dev.larder.rule.keys.KeyPatterns;
import dev.larder.rule.keys.Reach;
import dev.larder.version.VersionKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles templates, and what writes do with them to the entries of read rules. */
final class TargetCompiler {
  private final RuleFile file;
  private final Map<String, ReadRule> reads;
  private final KeyPatterns keyPatterns;
  private final List<Problem> problems;

  /**
   * A compiler.
   *
   * @param reads the read rules, all of them before the first write
   * @param problems where what is wrong is told
   */
  TargetCompiler(
      RuleFile file, Map<String, ReadRule> reads, KeyPatterns keyPatterns, List<Problem> problems) {
    this.file = file;
    this.reads = reads;
    this.keyPatterns = keyPatterns;
    this.problems = problems;
  }

  /** A rule of many ids; null if something of it is a problem. */
  @Nullable BatchRule batch(ReadSettings.Many many, List<MethodRef> methods) {
    ReadRule of = reads.get(many.of().text());
    if (of == null) {
      return null; // which is a problem of the draft
    }
    if (of.key() == null) {
      reportKeyless(many.of());
      return null;
    }
    Located given = many.id();
    KeyTemplate id = given == null ? null : template(given);
    if (given != null && (id == null || !isSingle(id, given, "an id"))) {
      return null;
    }
    BatchRule.Id placed = given == null || id == null ? null : new BatchRule.Id(id, given);
    return new BatchRule(
        many.name(), methods, of, many.ids(), placed, many.enabled(), new RuleStatistics());
  }

  private boolean isSingle(KeyTemplate value, Located place, String what) {
    boolean single = SingleValue.isMeant(value);
    if (!single) {
      report(
          place,
          what + " is one placeholder, without a function or a default",
          "write \"{result}\", or a path from there");
    }
    return single;
  }

  /** What a write leaves in an entry; null if it leaves nothing. */
  WriteRule.@Nullable Left left(WriteSettings settings) {
    if (settings.pattern() != WritePattern.WRITE_THROUGH
        || !(settings.invalidations().get(0) instanceof InvalidationSettings.OfRule ofRule)) {
      return null;
    }
    ReadRule of = reads.get(ofRule.rule().text());
    Located given = settings.value();
    Located place = given == null ? ofRule.rule() : given;
    KeyTemplate value = given == null ? KeyTemplate.ofResult() : template(given);
    if (value == null || !isSingle(value, place, "a value")) {
      return null;
    }
    if (of != null && of.isPlain()) {
      report(
          ofRule.rule(),
          "write-through cannot tell a plain entry that it has seen from another one",
          "write \"pattern: write-around\"");
    }
    return of == null ? null : new WriteRule.Left(of, value, place);
  }

  /** What a write drops; null if that is a problem. */
  WriteRule.@Nullable Target target(InvalidationSettings invalidation, boolean broad) {
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

  /** A tag of a rule's own name would be that of the whole rule. */
  @Nullable KeyTemplate tag(Located text) {
    if (text.text().startsWith("~")) {
      report(text, "a tag does not begin with \"~\"", "write another first character");
      return null;
    }
    return template(text);
  }

  @Nullable KeyTemplate template(Located text) {
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
