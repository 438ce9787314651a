package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.probe.types.ManyClasses;
import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the agent adds to the loading of 3,600 classes that no rule is about, of all jars alike: two
 * thirds are of libraries that are known by name, as an application's are. The aim is 1.1 times no
 * agent; the test leaves room for a busy machine. With a stride of 1 the jars follow each other,
 * and four fifths are of a library that is not known.
 */
class ClassLoadingIT {
  private static final int CLASSES = 3_600;
  private static final int ROUNDS = Integer.getInteger("larder.loading.rounds", 3);
  private static final int STRIDE = Integer.getInteger("larder.loading.stride", 3);
  private static final double MOST = 1.5;

  private static final String EXACT =
      """
      larder: 1
      namespace: loading
      rules:
        one: { method: com.shop.ProductService.findById(long) }
        two: { method: com.shop.OrderService.find(long) }
        three: { method: com.shop.CustomerService.find(long) }
      """;

  private static final String SUBTYPES =
      """
      larder: 1
      namespace: loading
      rules:
        all: { method: "com.shop..*Service+.find*(..)" }
      """;

  @TempDir Path folder;

  @Test
  void classes_that_no_rule_is_about_load_about_as_fast_as_without_the_agent() {
    List<Long> plain = new ArrayList<>();
    List<Long> exact = new ArrayList<>();
    List<Long> subtypes = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      plain.add(millis(""));
      exact.add(millis(EXACT));
      subtypes.add(millis(SUBTYPES));
    }
    double exactRatio = median(exact) / median(plain);
    double subtypesRatio = median(subtypes) / median(plain);
    System.out.println(
        "[ClassLoadingIT] ms without "
            + plain
            + ", exact names "
            + exact
            + " = "
            + exactRatio
            + ", subtypes "
            + subtypes
            + " = "
            + subtypesRatio);
    assertThat(exactRatio).isLessThan(MOST);
    assertThat(subtypesRatio).isLessThan(MOST);
  }

  /** Of processor time, in a JVM with these rules; without the agent if there are none. */
  private long millis(String rules) {
    String jars = Folders.jars("tomcat-embed-core", "archunit-1", "spring-", "org.eclipse.osgi");
    List<String> arguments =
        new ArrayList<>(List.of(Integer.toString(CLASSES), Integer.toString(STRIDE)));
    arguments.addAll(List.of(jars.split(File.pathSeparator)));
    ChildJvm program =
        ChildJvm.main(ManyClasses.class.getName())
            .in(folder)
            .classPath(Built.testClasses() + File.pathSeparator + jars)
            .arguments(arguments.toArray(String[]::new));
    if (!rules.isEmpty()) {
      AgentRun.write(folder.resolve("larder.yaml"), rules);
      program.agent(Built.agentJar(), "larder.yaml");
    }
    ChildExit exit = AgentRun.run(program);
    String[] words = exit.stdout().strip().split(" ", -1);
    assertThat(words[0]).as(exit.stderr()).isEqualTo(Integer.toString(CLASSES));
    return Long.parseLong(words[1]);
  }

  private static double median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
