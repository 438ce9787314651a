package dev.larder.cli;

import dev.larder.config.InvalidationSettings;
import dev.larder.config.RuleFile;
import dev.larder.config.WriteSettings;
import dev.larder.config.source.Located;
import dev.larder.config.source.Problem;
import dev.larder.match.MethodPattern;
import dev.larder.rule.MethodRef;
import dev.larder.rule.ReadRule;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is allowed in a rule file and often not meant. */
final class Warnings {
  private static final Duration LONG = Duration.ofDays(1);
  private static final Pattern VERSION = Pattern.compile("(^|[:.-])v[0-9]+($|[:.-])");

  private final RuleFile file;
  private final RuleSet rules;
  private final List<Problem> found = new ArrayList<>();

  Warnings(RuleFile file, RuleSet rules) {
    this.file = file;
    this.rules = rules;
  }

  /**
   * Finds them.
   *
   * @param byPattern whether to tell of two rules with one pattern: better told of one method,
   *     where the methods are known
   */
  List<Problem> find(boolean byPattern) {
    Set<String> invalidated = new HashSet<>();
    for (WriteSettings write : file.writes()) {
      for (InvalidationSettings invalidation : write.invalidations()) {
        if (invalidation instanceof InvalidationSettings.OfRule ofRule) {
          invalidated.add(ofRule.rule().text());
        } else if (invalidation instanceof InvalidationSettings.OfKey ofKey) {
          invalidated.addAll(owners(ofKey.template()));
        }
      }
    }
    Map<MethodPattern, Rule> byMethod = new HashMap<>();
    for (Rule rule : rules.rules()) {
      if (rule instanceof ReadRule read) {
        version(read);
        lifetime(read, invalidated.contains(read.name()));
      }
      if (byPattern) {
        alone(rule, byMethod);
      }
    }
    return found;
  }

  /** The read rules whose keys a template may stand for: those with the same beginning. */
  private Set<String> owners(Located template) {
    Set<String> owners = new HashSet<>();
    for (Rule rule : rules.rules()) {
      if (rule instanceof ReadRule read && read.key() != null) {
        String mine = beginning(template.text());
        String other = beginning(read.key().toString());
        if (mine.startsWith(other) || other.startsWith(mine)) {
          owners.add(read.name());
        }
      }
    }
    if (owners.isEmpty()) {
      warn(
          template,
          "no read rule has keys like \"" + template.written() + "\"",
          "name the read rule: { rule: NAME, with: { .. } }");
    }
    return owners;
  }

  private static String beginning(String template) {
    int brace = template.indexOf('{');
    return brace < 0 ? template : template.substring(0, brace);
  }

  private void version(ReadRule rule) {
    if (rule.key() != null && !VERSION.matcher(rule.key().toString()).find()) {
      warn(
          rule.keyPlace(),
          "the key has no version",
          "write one, as in \""
              + rule.keyPlace().written()
              + ":v1\", to raise when its meaning changes");
    }
  }

  private void lifetime(ReadRule rule, boolean isInvalidated) {
    Duration ttl = rule.options().lifetime().ttl();
    if (!isInvalidated && (ttl == null || ttl.compareTo(LONG) > 0)) {
      warn(
          rule.keyPlace(),
          "entries live for " + Words.of(ttl, "ever") + " and no rule drops them",
          "add a write rule that does, or shorten the ttl to at most 1d");
    }
  }

  private void alone(Rule rule, Map<MethodPattern, Rule> byMethod) {
    for (MethodRef method : rule.methods()) {
      Rule other = byMethod.putIfAbsent(method.pattern(), rule);
      if (other != null && other != rule) {
        warn(
            method.place(),
            "the method runs rule " + other.name() + " already, and one method runs one rule",
            "merge the two");
      }
    }
  }

  private void warn(Located place, String what, String cure) {
    found.add(place.remark(rules.fileName(), what, cure));
  }
}
