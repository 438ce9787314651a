package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Document.Block;
import dev.larder.config.ReadRuleFile;
import dev.larder.config.RuleFile;
import dev.larder.config.RuleFileReader;
import dev.larder.config.source.Problem;
import dev.larder.ops.AgentMXBean;
import dev.larder.ops.BreakerMXBean;
import dev.larder.ops.RedisMXBean;
import dev.larder.ops.RuleMXBean;
import dev.larder.rule.RuleCompiler;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the documents show is what the code does. A YAML block is a rule file, unless a comment
 * before it says otherwise: {@code <!-- yaml: rules -->} what stands below {@code rules:}, {@code
 * <!-- yaml: wrong -->} a file that is refused with the words of the next block, {@code <!-- yaml:
 * other -->} no rule file.
 */
class DocumentationTest {
  private static final Path ROOT = Path.of("..");
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "REDIS_PASSWORD",
          "secret",
          "REDIS_URI",
          "redis://127.0.0.1:6379",
          "LARDER_KEY",
          "0123456789abcdef".repeat(4),
          "LARDER_OLD_KEY",
          "fedcba9876543210".repeat(4));
  private static final String HEAD = "larder: 1\nnamespace: shop\nrules:\n";

  @TestFactory
  Stream<DynamicTest> every_block_of_yaml_does_what_its_document_says() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Document document : Document.all(ROOT)) {
      List<Block> blocks = document.blocks();
      for (int i = 0; i < blocks.size(); i++) {
        if (blocks.get(i).language().equals("yaml")) {
          tests.add(
              test(document, blocks.get(i), i + 1 < blocks.size() ? blocks.get(i + 1) : null));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(6);
    return tests.stream();
  }

  private static DynamicTest test(Document document, Block block, Block next) {
    return DynamicTest.dynamicTest(
        document.path().getFileName() + ":" + block.line(),
        () -> {
          switch (block.mark()) {
            case "" -> assertThat(problems(block.text())).isEmpty();
            case "rules" -> assertThat(problems(HEAD + indented(block.text()))).isEmpty();
            case "wrong" -> assertThat(problems(block.text())).isEqualTo(next.text());
            default -> assertThat(block.mark()).isEqualTo("other");
          }
        });
  }

  @Test
  void every_test_that_is_named_is_there() throws IOException {
    Set<String> there = new HashSet<>();
    for (String module : List.of("agent", "concurrency-tests")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
        files.forEach(file -> there.add(file.getFileName().toString().replace(".java", "")));
      }
    }
    Pattern test = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Probe))[`#]");
    int named = 0;
    for (Document document : Document.all(ROOT)) {
      Matcher found = test.matcher(Files.readString(document.path()));
      while (found.find()) {
        assertThat(there).as("%s", document.path()).contains(found.group(1));
        named++;
      }
    }
    assertThat(named).isGreaterThan(100);
  }

  @TestFactory
  Stream<DynamicTest> every_example_file_is_right() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(ROOT.resolve("config-examples"))) {
      files = found.filter(path -> path.toString().endsWith(".yaml")).toList();
    }
    String readme = Files.readString(ROOT.resolve("config-examples/README.md"));
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> {
                      assertThat(problems(Files.readString(file))).isEmpty();
                      assertThat(readme).contains(file.getFileName().toString());
                    }));
  }

  @Test
  void no_link_is_dead() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Document document : Document.all(ROOT)) {
      for (String link : document.links()) {
        if (isDead(document.path(), link)) {
          dead.add(document.path() + ": " + link);
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  private static boolean isDead(Path from, String link) throws IOException {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? from : from.resolveSibling(file).normalize();
    if (hash < 0 || !Files.isRegularFile(target)) {
      return !Files.exists(target);
    }
    return !Document.read(target).anchors().contains(link.substring(hash + 1));
  }

  @Test
  void the_readme_names_everything_that_management_shows() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    for (Class<?> bean :
        List.of(AgentMXBean.class, RuleMXBean.class, RedisMXBean.class, BreakerMXBean.class)) {
      for (Method method : bean.getMethods()) {
        String name = method.getName().replaceFirst("^(get|set|is)(?=[A-Z])", "");
        assertThat(readme).as(bean.getSimpleName()).containsPattern("`" + name + "[`(]");
      }
    }
  }

  private static String indented(String text) {
    return text.indent(2);
  }

  /** One a line; nothing if the file is right. */
  private static String problems(String yaml) {
    ReadRuleFile read = RuleFileReader.read("larder.yaml", yaml, ENVIRONMENT::get);
    List<Problem> problems = new ArrayList<>(read.problems());
    RuleFile draft = read.draft();
    if (draft != null) {
      problems.addAll(RuleCompiler.compile(draft, null).problems());
    }
    List<String> lines = new ArrayList<>();
    for (Problem problem : problems) {
      lines.add(problem.toString());
    }
    return String.join("\n", lines);
  }
}
