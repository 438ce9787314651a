package dev.larder.cli;

import dev.larder.config.ReadOptions;
import dev.larder.config.WriteSettings.Queueing;
import dev.larder.config.source.Located;
import dev.larder.rule.BatchRule;
import dev.larder.rule.BehindRule;
import dev.larder.rule.ReadRule;
import dev.larder.rule.Rule;
import dev.larder.rule.WriteRule;
import dev.larder.rule.clause.Conditions;
import dev.larder.version.VersionKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules in words. Stateless. */
final class Words {
  private Words() {}

  static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** What a rule does, in one line. */
  static String of(Rule rule) {
    String state = rule.enabled() ? "" : ", switched off";
    if (rule instanceof BehindRule behind) {
      return rule.word() + of(behind.queueing()) + state;
    }
    if (!(rule instanceof ReadRule read)) {
      String of = rule instanceof BatchRule batch ? " of " + batch.of().name() : "";
      return rule.word() + of + state;
    }
    ReadOptions.Lifetime lifetime = read.options().lifetime();
    return rule.word()
        + ", ttl "
        + of(lifetime.ttl(), "forever")
        + (lifetime.sliding() ? " from each hit on" : "")
        + ", not found "
        + of(lifetime.notFoundTtl(), "not cached")
        + stale(lifetime.staleWhileRevalidate(), "while it is loaded anew")
        + stale(lifetime.staleIfError(), "where its load throws")
        + (read.options().isPlain() ? ", plain" : "")
        + state;
  }

  private static String of(Queueing queueing) {
    Located sum = queueing.sum();
    return " in "
        + (queueing.inRedis() ? "Redis" : "memory")
        + ", "
        + (sum == null ? "the last call of a key" : "the sum of " + sum.text())
        + " every "
        + of(queueing.flushEvery(), "");
  }

  private static String stale(Duration window, String when) {
    return window.isZero() ? "" : ", stale for " + of(window, "") + " " + when;
  }

  /** The keys and tags that a rule fills or drops, without the namespace. */
  static List<String> keys(Rule rule) {
    List<String> keys = new ArrayList<>();
    if (rule instanceof WriteRule write) {
      write.targets().forEach(target -> keys.add(target.shown()));
    } else if (rule instanceof BehindRule behind) {
      keys.add(behind.key().toString());
    } else if (rule instanceof BatchRule batch) {
      keys.add(String.valueOf(batch.of().key()));
    } else if (rule instanceof ReadRule read) {
      keys.add(read.key() == null ? "Type.method: and every argument" : read.key().toString());
      read.tags().forEach(tag -> keys.add(VersionKeys.ofTag(tag.template().toString())));
    }
    return keys;
  }

  /** Which rules each pattern of a write can touch. */
  static Map<String, List<String>> touched(Rule rule) {
    Map<String, List<String>> touched = new LinkedHashMap<>();
    if (rule instanceof WriteRule write) {
      write.reaches().forEach(reach -> touched.put(reach.shown(), reach.touched()));
    }
    return touched;
  }

  /** Which calls and results a rule is about, where it is not about all. */
  static List<String> conditions(Rule rule) {
    List<String> conditions = new ArrayList<>();
    if (rule instanceof ReadRule read) {
      Conditions given = read.conditions();
      if (given.when() != null) {
        conditions.add("when " + given.when().condition());
      }
      if (given.unless() != null) {
        conditions.add("unless " + given.unless().condition());
      }
    }
    return conditions;
  }

  /** As a rule file says it. */
  static String of(@Nullable Duration duration, String otherwise) {
    if (duration == null) {
      return otherwise;
    }
    long millis = duration.toMillis();
    if (millis % 1_000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1_000;
    return seconds % 86_400 == 0
        ? seconds / 86_400 + "d"
        : seconds % 3_600 == 0
            ? seconds / 3_600 + "h"
            : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
