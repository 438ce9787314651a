package dev.larder.config;

import dev.larder.config.ReadOptions.Codec;
import dev.larder.config.ReadOptions.Lifetime;
import dev.larder.config.ReadOptions.LoadPattern;
import dev.larder.config.ReadOptions.Loading;
import dev.larder.config.ReadOptions.Near;
import dev.larder.config.ReadOptions.Refresh;
import dev.larder.config.ReadOptions.SingleFlight;
import dev.larder.config.ReadOptions.Sizes;
import dev.larder.config.ReadOptions.Values;
import dev.larder.config.form.Key;
import dev.larder.config.form.Section;
import dev.larder.config.keys.NearForm;
import dev.larder.config.keys.PlainCheck;
import dev.larder.config.keys.RuleForms;
import dev.larder.config.source.Located;
import dev.larder.config.source.Node;
import dev.larder.config.source.Node.Scalar;
import dev.larder.config.source.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the options of a read rule, or of {@code defaults}. */
final class ReadOptionsReader {
  private static final Duration NEAR_MAX = Duration.ofSeconds(30);
  private static final Duration NOT_FOUND_MAX = Duration.ofSeconds(30);

  /** Before it an entry would be loaded anew by nearly every call; after it by hardly any. */
  private static final double EARLIEST = 0.1;

  private static final double LATEST = 0.99;

  private final Section section;
  private final Problems problems;

  /** Then what defaults say that is not of plain rules is for others. */
  private final boolean plain;

  ReadOptionsReader(Section section, Problems problems) {
    this.section = section;
    this.problems = problems;
    plain = section.flag(RuleForms.PLAIN);
  }

  ReadOptions read() {
    Duration ttl = ttl();
    Lifetime lifetime =
        new Lifetime(
            ttl,
            section.share(RuleForms.JITTER),
            notFoundTtl(ttl),
            stale(RuleForms.STALE_WHILE_REVALIDATE),
            stale(RuleForms.STALE_IF_ERROR),
            section.flag(RuleForms.SLIDING) && !plain);
    return new ReadOptions(
        lifetime,
        section.duration(RuleForms.WAIT),
        singleFlight(),
        sizes(),
        new Values(codec(), plain ? List.of() : texts(RuleForms.ALLOW_TYPES)),
        loading(),
        near(),
        section.flag(RuleForms.ENABLED));
  }

  private @Nullable Near near() {
    Section near = section.isWord(RuleForms.NEAR) ? null : section.section(RuleForms.NEAR);
    if (near == null || plain) {
      return null;
    }
    near.check(NearForm.NEAR);
    Duration ttl = near.duration(NearForm.TTL);
    if (ttl.compareTo(NEAR_MAX) > 0) {
      report(
          near,
          NearForm.TTL,
          "an entry is kept for 30s at most, in case a message is lost",
          "write 30s");
    }
    return new Near(near.count(NearForm.MAX_ENTRIES), ttl);
  }

  private Duration stale(Key window) {
    Duration given = section.duration(window, Duration.ZERO);
    return plain ? Duration.ZERO : given;
  }

  private Loading loading() {
    boolean probable = section.isWord(RuleForms.REFRESH_AT);
    double at = probable ? EARLIEST : section.share(RuleForms.REFRESH_AT);
    if (at < EARLIEST || at > LATEST) {
      report(
          section,
          RuleForms.REFRESH_AT,
          "entries would be loaded anew by nearly every call, or by none in time",
          "write from 0.1 to 0.99");
    }
    boolean inline = section.choice(RuleForms.REFRESH).equals("inline");
    Duration unlimited = Duration.ZERO;
    Duration loadTimeout = section.duration(RuleForms.LOAD_TIMEOUT, unlimited);
    return new Loading(
        pattern(),
        new Refresh(at, probable, inline),
        loadTimeout.equals(unlimited) || plain ? null : loadTimeout);
  }

  private LoadPattern pattern() {
    Scalar given = section.scalar(RuleForms.PATTERN);
    if (given != null && RuleForms.WRITE_PATTERN.words().contains(given.text())) {
      problems.add(
          given.place(),
          given.quoted() + " is a pattern of writes",
          "add \"of: RULE\", the read rule whose entry is meant");
      return LoadPattern.CACHE_ASIDE;
    }
    String word = section.choice(RuleForms.PATTERN);
    if (plain && word.equals(LoadPattern.REFRESH_AHEAD.word())) {
      return LoadPattern.CACHE_ASIDE;
    }
    for (LoadPattern pattern : LoadPattern.values()) {
      if (pattern.word().equals(word)) {
        return pattern;
      }
    }
    throw new IllegalStateException("no pattern of reads: " + word);
  }

  /**
   * Tells what the options of one rule do not mean together.
   *
   * @param rule what it says itself, without the defaults
   */
  void check(Section rule, ReadOptions options) {
    if (plain) {
      checkPlain(rule, options);
      return;
    }
    LoadPattern pattern = options.loading().pattern();
    if (pattern != LoadPattern.REFRESH_AHEAD) {
      mustNotHave(rule, RuleForms.REFRESH_AT, LoadPattern.REFRESH_AHEAD);
      mustNotHave(rule, RuleForms.REFRESH, LoadPattern.REFRESH_AHEAD);
    } else if (options.lifetime().ttl() == null) {
      report(
          section,
          RuleForms.TTL,
          "a refresh-ahead rule loads anew before the ttl is over, and this one never is",
          "give a ttl, or leave the pattern out");
    }
    if (options.lifetime().sliding()) {
      checkSliding(options);
    }
    if (pattern != LoadPattern.READ_THROUGH) {
      mustNotHave(rule, RuleForms.LOAD_TIMEOUT, LoadPattern.READ_THROUGH);
    }
  }

  private void checkSliding(ReadOptions options) {
    if (options.loading().pattern() == LoadPattern.REFRESH_AHEAD
        || options.lifetime().ttl() == null) {
      report(
          section,
          RuleForms.SLIDING,
          "a ttl that each hit renews is none of a refresh-ahead rule, nor one that never ends",
          "leave it out");
    }
    if (options.near() != null) {
      report(
          section,
          RuleForms.NEAR,
          "hits of what this JVM keeps renew no ttl, as \"sliding\" asks for",
          "leave one of them out");
    }
  }

  /** Of defaults: what they do not mean together. */
  void checkDefaults() {
    if (plain) {
      PlainCheck.of(section, problems);
    }
  }

  /** Its key is what other programs call it by. */
  private void checkPlain(Section rule, ReadOptions options) {
    PlainCheck.of(rule, problems);
    if (options.lifetime().ttl() == null) {
      report(
          section,
          RuleForms.TTL,
          "what other programs write drops nothing, so that the entries of a plain rule have to end",
          "give a duration");
    }
    if (!rule.has(RuleForms.KEY)) {
      report(
          rule,
          RuleForms.PLAIN,
          "other programs cannot know the keys of a plain rule without \"key\"",
          "give the rule a key, or write \"plain: false\"");
    }
  }

  private void mustNotHave(Section rule, Key key, LoadPattern of) {
    if (rule.has(key)) {
      report(
          rule,
          key,
          "\"" + key.name() + "\" is of \"pattern: " + of.word() + "\"",
          "write that pattern, or leave it out");
    }
  }

  private void report(Section where, Key key, String what, String cure) {
    Node node = where.node(key.name());
    problems.add(node == null ? where.place() : node.place(), what, cure);
  }

  private @Nullable Duration ttl() {
    return section.isWord(RuleForms.TTL) ? null : section.duration(RuleForms.TTL);
  }

  private @Nullable Duration notFoundTtl(@Nullable Duration ttl) {
    if (section.isWord(RuleForms.NOT_FOUND_TTL)) {
      return null;
    }
    Duration half =
        ttl == null ? NOT_FOUND_MAX : Duration.ofMillis(Math.max(1, ttl.toMillis() / 2));
    return section.duration(
        RuleForms.NOT_FOUND_TTL, half.compareTo(NOT_FOUND_MAX) < 0 ? half : NOT_FOUND_MAX);
  }

  private Sizes sizes() {
    boolean off = section.isWord(RuleForms.COMPRESS_ABOVE);
    long above = off ? Long.MAX_VALUE : section.size(RuleForms.COMPRESS_ABOVE);
    return new Sizes(section.size(RuleForms.MAX_BYTES), plain ? Long.MAX_VALUE : above);
  }

  private Codec codec() {
    Codec given = Codec.valueOf(section.choice(RuleForms.CODEC).toUpperCase(Locale.ROOT));
    return plain ? Codec.PLAIN : given;
  }

  private List<String> texts(Key key) {
    return section.texts(key).stream().map(Located::text).toList();
  }

  private SingleFlight singleFlight() {
    return switch (section.choice(RuleForms.SINGLE_FLIGHT)) {
      case "local" -> SingleFlight.LOCAL;
      case "cluster" -> plain ? SingleFlight.LOCAL : SingleFlight.CLUSTER;
      case "off" -> SingleFlight.OFF;
      default -> plain ? SingleFlight.LOCAL : SingleFlight.AUTO;
    };
  }
}
