package dev.larder.ops;

import dev.larder.config.ReadRuleFile;
import dev.larder.config.RuleFile;
import dev.larder.config.RuleFileReader;
import dev.larder.config.source.Problem;
import dev.larder.config.source.Problems;
import dev.larder.config.source.UnreadableException;
import dev.larder.rule.RuleCompiler;
import dev.larder.rule.RuleSet;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads and compiles the rule file, as often as it is asked to. Stateless but for its name. */
public final class RuleFiles {
  /** More than the reader takes, in bytes: what follows is not looked at. */
  private static final int MAX_BYTES = 4 << 20;

  private final String name;
  private final UnaryOperator<@Nullable String> environment;

  /** Of the file of this name. */
  public RuleFiles(String name) {
    this(name, System::getenv);
  }

  /**
   * Of the file of this name, in an environment of its own.
   *
   * @param environment the value of a variable, null where there is none
   */
  public RuleFiles(String name, UnaryOperator<@Nullable String> environment) {
    this.name = name;
    this.environment = environment;
  }

  /**
   * A rule file without a mistake.
   *
   * @param text as it was read
   */
  public record Good(String text, RuleFile file, RuleSet rules) {}

  /**
   * What became of a text.
   *
   * @param good null if there are problems
   */
  public record Outcome(@Nullable Good good, List<Problem> problems) {
    /** The problems as they are told. */
    public List<String> lines() {
      List<String> lines = new ArrayList<>();
      for (Problem problem : problems) {
        lines.add(problem.toString());
      }
      return lines;
    }
  }

  /** The file's name, as it was given. */
  public String name() {
    return name;
  }

  /**
   * The text of the file.
   *
   * @throws UnreadableException if there is none
   */
  public String read() throws UnreadableException {
    try (InputStream in = new FileInputStream(name)) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UnreadableException(
          "cannot read the rule file " + fault.getMessage(),
          "give the path of a readable file, seen from " + System.getProperty("user.dir"),
          fault);
    }
  }

  /**
   * Compiles a text.
   *
   * @param before the rules so far: those that stay what they were keep their statistics
   */
  public Outcome compile(String text, @Nullable RuleSet before) {
    ReadRuleFile read = RuleFileReader.read(name, text, environment);
    RuleFile draft = read.draft();
    RuleCompiler.Compiled compiled = draft == null ? null : RuleCompiler.compile(draft, before);
    RuleFile file = read.file();
    RuleSet rules = compiled == null ? null : compiled.rules();
    if (file != null && rules != null) {
      return new Outcome(new Good(text, file, rules), List.of());
    }
    Problems problems = new Problems(name);
    read.problems().forEach(problems::add);
    if (compiled != null) {
      compiled.problems().forEach(problems::add);
    }
    return new Outcome(null, problems.inOrder());
  }
}
