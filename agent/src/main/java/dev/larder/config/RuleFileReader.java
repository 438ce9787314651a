package dev.larder.config;

import dev.larder.config.form.Section;
import dev.larder.config.keys.FileForm;
import dev.larder.config.redis.RedisReader;
import dev.larder.config.redis.RedisSettings;
import dev.larder.config.source.Located;
import dev.larder.config.source.Node;
import dev.larder.config.source.Node.Scalar;
import dev.larder.config.source.Place;
import dev.larder.config.source.Problems;
import dev.larder.config.source.SourceParser;
import dev.larder.config.source.Variables;
import dev.larder.secret.Secret;
import dev.larder.secret.Secrets;
import java.io.File;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads rule files. Stateless. Runs before the application starts: plain loops, no streams, few
 * classes.
 */
public final class RuleFileReader {
  private final String fileName;
  private final Problems problems;

  private RuleFileReader(String fileName) {
    this.fileName = fileName;
    this.problems = new Problems(fileName);
  }

  /**
   * Reads a file, finding every mistake in it.
   *
   * @param fileName for problems; files that are named in it are looked for beside it
   * @param environment the value of an environment variable, null if it is not set
   */
  public static ReadRuleFile read(
      String fileName, String yaml, UnaryOperator<@Nullable String> environment) {
    return new RuleFileReader(fileName).read(yaml, environment);
  }

  private ReadRuleFile read(String yaml, UnaryOperator<@Nullable String> environment) {
    Variables variables = new Variables(environment, folder());
    Node root = new SourceParser(problems, variables).parse(yaml);
    Section top = root == null ? null : Section.empty(problems).section(root);
    RuleFile file = top == null ? null : file(top, variables);
    return new ReadRuleFile(file, problems.inOrder());
  }

  private RuleFile file(Section top, Variables variables) {
    top.check(FileForm.FILE);
    checkVersion(top);
    String namespace = namespace(top);
    RedisSettings redis = redis(top, variables);
    RuleFile.Breaker breaker = breaker(top);
    Secrets protection = protection(top);
    List<Located> extensions = top.texts(FileForm.EXTENSIONS);
    return new RuleFile(
        fileName,
        namespace,
        redis,
        breaker,
        protection,
        List.copyOf(extensions),
        rules(top, protection != null));
  }

  private RuleFile.Rules rules(Section top, boolean isProtected) {
    Section defaults = top.section(FileForm.DEFAULTS);
    RulesReader rules =
        new RulesReader(
            problems,
            defaults == null ? Section.empty(problems) : defaults,
            top.has(FileForm.REDIS_SECTION));
    Node given = top.node(FileForm.RULES.name());
    if (given != null && !(given instanceof Node.Nothing)) {
      Section section = top.section(given);
      rules.read(section == null ? Section.empty(problems) : section);
    }
    if (isProtected) {
      refusePlain(rules.reads(), top.place(FileForm.PROTECT_SECTION.name()));
    }
    return new RuleFile.Rules(
        List.copyOf(rules.reads()),
        List.copyOf(rules.batches()),
        List.copyOf(rules.writes()),
        List.copyOf(rules.behinds()));
  }

  private void refusePlain(List<ReadSettings> reads, Place protect) {
    for (ReadSettings read : reads) {
      if (read.options().isPlain()) {
        problems.add(
            protect,
            "the rule " + read.name() + " is plain: no other program could read what is protected",
            "leave out its \"plain\", or \"protect\"");
      }
    }
  }

  private void checkVersion(Section top) {
    Scalar version = top.required(FileForm.VERSION);
    if (version != null && !FileForm.VERSION.words().contains(version.text())) {
      problems.add(
          version.place(),
          "format version " + version.quoted() + " is not known",
          "write larder: " + FileForm.VERSION.words().get(0));
    }
  }

  private String namespace(Section top) {
    Scalar namespace = top.required(FileForm.NAMESPACE);
    if (namespace == null) {
      return "";
    }
    if (!RulesReader.isName(namespace.text())) {
      problems.add(
          namespace.place(),
          namespace.quoted() + " is not a namespace",
          "use letters, digits, \".\", \"_\" and \"-\"");
    }
    return namespace.text();
  }

  private @Nullable RedisSettings redis(Section top, Variables variables) {
    Section redis = top.section(FileForm.REDIS_SECTION);
    return redis == null ? null : new RedisReader(problems, variables, folder()).read(redis);
  }

  private @Nullable File folder() {
    return new File(fileName).getParentFile();
  }

  private @Nullable Secrets protection(Section top) {
    Section protect = top.section(FileForm.PROTECT_SECTION);
    if (protect == null) {
      return null;
    }
    protect.check(FileForm.PROTECT);
    Secret key = secret(protect.required(FileForm.SECRET));
    Scalar before = protect.scalar(FileForm.PREVIOUS_SECRET);
    Secret previous = secret(before);
    if (before != null && previous != null && previous.equals(key)) {
      problems.add(
          before.place(), "this is the key itself", "write the key of before, or leave it out");
    }
    return key == null ? null : new Secrets(key, previous);
  }

  /** In words that show nothing of what is given. */
  private @Nullable Secret secret(@Nullable Scalar given) {
    Secret secret = given == null ? null : Secret.of(given.text());
    if (given != null && secret == null) {
      problems.add(
          given.place(),
          "this is not a key of 256 bits",
          "write 64 hexadecimal digits, or base64 as \"openssl rand -base64 32\" prints it");
    }
    return secret;
  }

  private RuleFile.Breaker breaker(Section top) {
    Section given = top.section(FileForm.BREAKER_SECTION);
    Section breaker = given == null ? Section.empty(problems) : given;
    breaker.check(FileForm.BREAKER);
    return new RuleFile.Breaker(
        breaker.count(FileForm.FAILURES), breaker.duration(FileForm.OPEN_FOR));
  }
}
