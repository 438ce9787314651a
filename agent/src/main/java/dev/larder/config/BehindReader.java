package dev.larder.config;

import dev.larder.config.WriteSettings.Behind;
import dev.larder.config.WriteSettings.Queueing;
import dev.larder.config.form.Form;
import dev.larder.config.form.Key;
import dev.larder.config.form.Section;
import dev.larder.config.keys.BehindForm;
import dev.larder.config.keys.RuleForms;
import dev.larder.config.source.Located;
import dev.larder.config.source.Node.Scalar;
import dev.larder.config.source.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what is particular to a rule whose methods run later. */
final class BehindReader {
  private static final Pattern SUM = Pattern.compile("sum\\(\\s*([^\\s()]+)\\s*\\)");

  private final Problems problems;
  private final boolean hasRedis;

  /**
   * A reader.
   *
   * @param hasRedis whether the file says where Redis is
   */
  BehindReader(Problems problems, boolean hasRedis) {
    this.problems = problems;
    this.hasRedis = hasRedis;
  }

  /** A rule; nothing if it has no key, which is a problem. */
  Optional<Behind> read(String name, Section rule, List<Located> methods) {
    checkKeys(rule);
    require(rule, BehindForm.PATTERN);
    require(rule, BehindForm.ACCEPT_LOSS);
    Scalar key = rule.required(BehindForm.KEY);
    Queueing queueing = queueing(rule);
    return key == null
        ? Optional.empty()
        : Optional.of(
            new Behind(
                name,
                methods,
                rule.flag(RuleForms.ALLOW_BROAD),
                key.located(),
                queueing,
                rule.flag(RuleForms.ENABLED)));
  }

  private static void require(Section rule, Key key) {
    if (rule.required(key) != null) {
      String unused = rule.choice(key);
    }
  }

  private void checkKeys(Section rule) {
    Form known = new Form(BehindForm.BEHIND.name(), BehindForm.BEHIND.description());
    known.addAll(BehindForm.BEHIND);
    for (Form other : List.of(RuleForms.READ, RuleForms.WRITE)) {
      for (Key key : other.keys()) {
        if (rule.has(key) && !known.has(key.name())) {
          Key unused = known.add(key);
          problems.add(
              rule.place(key.name()),
              "a write-behind rule has no \"" + key.name() + "\"",
              "leave it out: nothing is kept of the call but the call itself");
        }
      }
    }
    rule.check(known);
  }

  private Queueing queueing(Section rule) {
    boolean inRedis = rule.choice(BehindForm.QUEUE).equals("redis");
    if (inRedis && !hasRedis && rule.has(BehindForm.QUEUE) == rule.isWord(BehindForm.QUEUE)) {
      problems.add(
          rule.place(BehindForm.QUEUE.name()),
          "calls wait in Redis, and the file has no \"redis\"",
          "write \"queue: memory\", or say where Redis is");
    }
    return new Queueing(
        sum(rule.scalar(BehindForm.MERGE)),
        rule.duration(BehindForm.FLUSH_EVERY),
        rule.count(BehindForm.MAX_BATCH),
        inRedis);
  }

  private @Nullable Located sum(@Nullable Scalar merge) {
    if (merge == null || merge.text().equals("last")) {
      return null;
    }
    Matcher sum = SUM.matcher(merge.text());
    if (!sum.matches()) {
      problems.add(
          merge.place(),
          merge.quoted() + " is not known",
          "write last, or sum(PARAMETER) with the name of a number");
      return null;
    }
    return merge.located().part(sum.group(1));
  }
}
