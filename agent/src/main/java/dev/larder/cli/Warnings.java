package dev.larder.cli;

import dev.larder.config.InvalidationSettings;
import dev.larder.config.ReadOptions;
import dev.larder.config.RuleFile;
import dev.larder.config.WriteSettings;
import dev.larder.config.source.Located;
import dev.larder.config.source.Problem;
import dev.larder.key.KeyTemplate;
import dev.larder.match.MethodPattern;
import dev.larder.rule.ReadRule;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleSet;
import dev.larder.rule.WriteRule;
import dev.larder.rule.clause.MethodRef;
import dev.larder.rule.keys.Reach;
import dev.larder.rule.tag.TagTemplate;
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
    Set<String> invalidated = new HashSet<>(touched());
    for (WriteSettings write : file.writes()) {
      for (InvalidationSettings invalidation : write.invalidations()) {
        if (invalidation instanceof InvalidationSettings.OfRule ofRule) {
          invalidated.add(ofRule.rule().text());
        } else if (invalidation instanceof InvalidationSettings.OfKey ofKey) {
          invalidated.addAll(owners(ofKey.template()));
        } else if (invalidation instanceof InvalidationSettings.OfAll ofAll) {
          invalidated.add(ofAll.rule().text());
        } else if (invalidation instanceof InvalidationSettings.OfTag ofTag) {
          owned(ofTag.template());
        }
      }
    }
    Map<MethodPattern, Rule> byMethod = new HashMap<>();
    Map<KeyTemplate, Rule> byKey = new HashMap<>();
    for (Rule rule : rules.rules()) {
      if (rule instanceof ReadRule read) {
        version(read);
        shared(read, byKey);
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
        if (areAlike(template.text(), read.key().toString())) {
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

  /** The read rules that patterns of keys can touch. */
  private Set<String> touched() {
    Set<String> touched = new HashSet<>();
    for (Rule rule : rules.rules()) {
      if (rule instanceof WriteRule write) {
        write.targets().forEach(target -> touched.addAll(touched(target)));
        leaving(write);
      }
    }
    return touched;
  }

  private void leaving(WriteRule rule) {
    WriteRule.Left left = rule.left();
    if (left != null && !left.of().isOfKeyAlone()) {
      warn(
          left.place(),
          "the entry of "
              + left.of().name()
              + " is dropped and never replaced: its tags, conditions or patterns of keys ask for"
              + " the read's own call",
          "write \"pattern: write-around\", or take them from the read");
    }
  }

  private List<String> touched(WriteRule.Target target) {
    Reach reach = target.reach();
    if (reach != null && reach.touched().isEmpty()) {
      warn(
          target.place(),
          "no read rule has keys that \"" + target.place().written() + "\" means",
          "compare it with the \"key\" of the read rules");
    }
    return reach == null ? List.of() : reach.touched();
  }

  /** That a tag is no entry's. */
  private void owned(Located template) {
    for (Rule rule : rules.rules()) {
      if (rule instanceof ReadRule read) {
        for (TagTemplate tag : read.tags()) {
          if (areAlike(template.text(), tag.template().toString())) {
            return;
          }
        }
      }
    }
    warn(
        template,
        "no read rule has tags like \"" + template.written() + "\"",
        "write the tag as the read rule does under \"tags\"");
  }

  /** An entry carries the version of its rule, and is a miss for another one's. */
  private void shared(ReadRule rule, Map<KeyTemplate, Rule> byKey) {
    Rule first = rule.key() == null ? null : byKey.putIfAbsent(rule.key(), rule);
    if (first != null) {
      warn(
          rule.keyPlace(),
          "the key is that of " + first.name() + ", and each takes the other's entries for misses",
          "list the methods in one rule, or write another key");
    }
  }

  private static boolean areAlike(String template, String other) {
    String mine = beginning(template);
    String others = beginning(other);
    return mine.startsWith(others) || others.startsWith(mine);
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
    ReadOptions.Lifetime lifetime = rule.options().lifetime();
    Duration ttl = lifetime.ttl();
    boolean isLong = ttl == null || ttl.compareTo(LONG) > 0;
    if (!isInvalidated && rule.tags().isEmpty() && (isLong || lifetime.sliding())) {
      String life = isLong ? "for " + Words.of(ttl, "ever") : "as long as they are asked for";
      warn(
          rule.keyPlace(),
          "entries live " + life + " and no rule drops them",
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
