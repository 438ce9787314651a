package dev.larder.it;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is written in transactions is dropped after their commit, whoever begins them. */
class TransactionsIT {
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return probe("TransactionsProbe", "transactions").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return probe("TransactionsProbe", "transactions").withRedis().patient().run();
  }

  @TestFactory
  List<DynamicTest> by_rules_that_come_and_go() {
    return probe("LaterTransactionsProbe", "transactions-later").withRedis().patient().run();
  }

  @TestFactory
  List<DynamicTest> of_jta_in_this_jvm() {
    return probe("JtaProbe", "transactions-jta").run();
  }

  @TestFactory
  List<DynamicTest> of_jta_in_redis() {
    return probe("JtaProbe", "transactions-jta").withRedis().patient().run();
  }

  @TestFactory
  List<DynamicTest> of_writes_that_leave_what_they_wrote() {
    return probe("WrittenTransactionsProbe", "written").withRedis().patient().run();
  }

  private static CallProbe probe(String program, String rules) {
    CallProbe probe = CallProbe.of(program, rules);
    String jars =
        Folders.jars(
            "h2-",
            "HikariCP-",
            "slf4j-",
            "spring-",
            "narayana-",
            "jakarta.tra",
            "jboss-log",
            "jboss-tra");
    for (String jar : jars.split(File.pathSeparator, -1)) {
      probe.classPath(Path.of(jar));
    }
    return probe;
  }
}
