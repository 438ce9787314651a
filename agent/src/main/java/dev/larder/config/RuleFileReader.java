package dev.larder.config;

import dev.larder.config.source.Node;
import dev.larder.config.source.Node.Scalar;
import dev.larder.config.source.Place;
import dev.larder.config.source.Problems;
import dev.larder.config.source.Section;
import dev.larder.config.source.SourceParser;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads rule files. Stateless. Runs before the application starts: plain loops, no streams, few
 * classes.
 */
public final class RuleFileReader {
  private static final List<String> KEYS =
      List.of("larder", "namespace", "redis", "breaker", "defaults", "rules");
  private static final Set<String> LATER_KEYS = Set.of("http", "extensions");
  private static final List<String> REDIS_KEYS =
      List.of("uri", "timeout", "invalidate-timeout", "reconnect-max", "max-in-flight");
  private static final Set<String> LATER_REDIS_KEYS = Set.of("sentinel", "cluster", "tls");
  private static final List<String> BREAKER_KEYS = List.of("failures", "open-for");

  private final String fileName;
  private final Problems problems;

  private RuleFileReader(String fileName) {
    this.fileName = fileName;
    this.problems = new Problems(fileName);
  }

  /**
   * Reads a file, finding every mistake in it.
   *
   * @param environment the value of an environment variable, null if it is not set
   */
  public static ReadRuleFile read(
      String fileName, String yaml, UnaryOperator<@Nullable String> environment) {
    return new RuleFileReader(fileName).read(yaml, environment);
  }

  private ReadRuleFile read(String yaml, UnaryOperator<@Nullable String> environment) {
    Node root = new SourceParser(problems, environment).parse(yaml);
    Section top = root == null ? null : Section.empty(problems).section(root);
    RuleFile file = top == null ? null : file(top);
    return new ReadRuleFile(file, problems.inOrder());
  }

  private RuleFile file(Section top) {
    top.check(KEYS, LATER_KEYS);
    checkVersion(top);
    String namespace = namespace(top);
    RedisSettings redis = redis(top);
    BreakerSettings breaker = breaker(top);
    Section defaults = top.section("defaults");
    RulesReader rules =
        new RulesReader(problems, defaults == null ? Section.empty(problems) : defaults);
    Node given = top.node("rules");
    if (given != null && !isEmpty(given)) {
      Section section = top.section(given);
      rules.read(section == null ? Section.empty(problems) : section);
    }
    return new RuleFile(fileName, namespace, redis, breaker, rules.reads(), rules.writes());
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Scalar scalar && scalar.text().isEmpty();
  }

  private void checkVersion(Section top) {
    Scalar version = required(top, "larder", "begin the file with \"larder: 1\"");
    if (version != null && !version.text().equals("1")) {
      problems.add(
          version.place(),
          "format version \"" + version.written() + "\" is not known",
          "write larder: 1");
    }
  }

  private String namespace(Section top) {
    Scalar namespace =
        required(top, "namespace", "name the application, as in \"namespace: shop\"");
    if (namespace == null) {
      return "";
    }
    if (!RulesReader.isName(namespace.text())) {
      problems.add(
          namespace.place(),
          "\"" + namespace.written() + "\" is not a namespace",
          "use letters, digits, \".\", \"_\" and \"-\"");
    }
    return namespace.text();
  }

  private @Nullable RedisSettings redis(Section top) {
    Section redis = top.section("redis");
    if (redis == null) {
      return null;
    }
    redis.check(REDIS_KEYS, LATER_REDIS_KEYS);
    Duration timeout = redis.duration("timeout", Duration.ofMillis(50));
    Duration invalidateTimeout = redis.duration("invalidate-timeout", Duration.ofMillis(250));
    Duration reconnectMax = redis.duration("reconnect-max", Duration.ofSeconds(2));
    int maxInFlight = redis.count("max-in-flight", 2048);
    Scalar uri = required(redis, "uri", "write \"uri: redis://HOST:6379/0\"");
    if (uri == null) {
      return null;
    }
    if (!isRedisUri(uri.text())) {
      problems.add(
          uri.place(),
          "this is not the URI of a Redis server",
          "write redis://:PASSWORD@HOST:6379/0, or rediss:// for TLS");
    }
    return new RedisSettings(uri.located(), timeout, invalidateTimeout, reconnectMax, maxInFlight);
  }

  private static boolean isRedisUri(String text) {
    if (!text.startsWith("redis://") && !text.startsWith("rediss://")) {
      return false;
    }
    int host = Math.max(text.lastIndexOf('@'), text.indexOf("://") + 2) + 1;
    return host < text.length() && text.charAt(host) != '/' && text.charAt(host) != ':';
  }

  private BreakerSettings breaker(Section top) {
    Section given = top.section("breaker");
    Section breaker = given == null ? Section.empty(problems) : given;
    breaker.check(BREAKER_KEYS, Set.of());
    return new BreakerSettings(
        breaker.count("failures", 5), breaker.duration("open-for", Duration.ofSeconds(5)));
  }

  private @Nullable Scalar required(Section section, String key, String cure) {
    if (!section.has(key)) {
      Place place = section.place(key);
      problems.add(place, "\"" + key + "\" is missing", cure);
      return null;
    }
    return section.scalar(key);
  }
}
