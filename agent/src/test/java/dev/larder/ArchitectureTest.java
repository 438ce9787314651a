package dev.larder;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.larder.PackageTable.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** ARCHITECTURE.md, checked: the arrows between packages, and one door for each library. */
class ArchitectureTest {
  /** Which packages a library or a part of the JDK is behind; nothing else is used. */
  private static final Map<String, String[]> DOORS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("com.fasterxml.jackson..", in("codec..", "json")),
              Map.entry("org.msgpack..", in("codec.token")),
              Map.entry("net.jpountz..", in("codec.wrap")),
              Map.entry("org.snakeyaml..", in("config..")),
              Map.entry("com.github.benmanes..", in("near")),
              Map.entry("io.lettuce..", in("redis..")),
              Map.entry("io.netty..", in("redis", "redis.client")),
              Map.entry("reactor..", in("redis.client")),
              Map.entry("org.reactivestreams..", in("redis")),
              Map.entry("org.slf4j..", in("redis", "redis.client")),
              Map.entry("net.bytebuddy..", in("weave..")),
              Map.entry("org.HdrHistogram..", in("metrics")),
              Map.entry("picocli..", in("cli")),
              Map.entry("javax.crypto..", in("protect")),
              Map.entry("javax.management..", in("ops")),
              Map.entry("java.lang.management..", in("ops")),
              Map.entry("java.util.logging..", in("nowhere"))));

  private static JavaClasses agent;
  private static Map<String, Row> table;

  private static String[] in(String... larderPackages) {
    return Stream.of(larderPackages).map("dev.larder."::concat).toArray(String[]::new);
  }

  @BeforeAll
  static void read() throws IOException {
    agent = new ClassFileImporter().importPath(Path.of("target/classes"));
    table = PackageTable.read(Path.of("../ARCHITECTURE.md"));
  }

  @Test
  void the_table_lists_the_packages_that_there_are() {
    Set<String> packages =
        agent.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    assertThat(packages).hasSizeGreaterThan(20);
    assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(packages);
  }

  @Test
  void arrows_point_to_the_same_level_or_down() {
    for (Row row : table.values()) {
      for (String imported : row.mayImport()) {
        assertThat(imported.endsWith("..") || table.get(imported).level() <= row.level())
            .as("%s may import %s", row.name(), imported)
            .isTrue();
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> a_package_imports_what_the_table_allows() {
    return table.values().stream()
        .map(row -> DynamicTest.dynamicTest(row.name(), () -> checkImports(row)));
  }

  private static void checkImports(Row row) {
    List<String> allowed = new ArrayList<>(row.mayImport());
    allowed.add(row.name());
    noClasses()
        .that()
        .resideInAPackage(row.name())
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.larder..")
                .and(not(resideInAnyPackage(allowed.toArray(new String[0]))))
                .as("are in no package that its row allows"))
        .check(agent);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("dev.larder.(**)").should().beFreeOfCycles().check(agent);
  }

  @Test
  void nobody_imports_the_composition_root() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.larder.launch")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.larder.launch")
        .check(agent);
  }

  @TestFactory
  Stream<DynamicTest> a_library_has_one_door() {
    return DOORS.entrySet().stream()
        .map(
            door ->
                DynamicTest.dynamicTest(
                    door.getKey(),
                    () ->
                        noClasses()
                            .that()
                            .resideOutsideOfPackages(door.getValue())
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(door.getKey())
                            .check(agent)));
  }

  @Test
  void nothing_is_used_that_has_no_door() {
    List<String> known = new ArrayList<>(DOORS.keySet());
    known.addAll(List.of("java..", "dev.larder..", "org.jspecify.annotations"));
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(known.toArray(new String[0]))
                .or(describe("primitive", type -> type.getBaseComponentType().isPrimitive())))
        .check(agent);
  }

  @Test
  void only_the_command_line_writes_to_stdout() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.larder.cli")
        .should()
        .accessField(System.class, "out")
        .check(agent);
  }

  @Test
  void only_the_start_and_the_command_line_end_the_jvm() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.larder.launch", "dev.larder.cli")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(agent);
  }

  @Test
  void only_three_packages_make_threads() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.larder.thread", "dev.larder.launch", "dev.larder.redis.client")
        .should()
        .callConstructorWhere(
            describe("makes a thread", call -> makesThreads(call.getTargetOwner())))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.Executors")
        .check(agent);
  }

  private static boolean makesThreads(JavaClass made) {
    return Stream.of(Thread.class, ThreadPoolExecutor.class, ForkJoinPool.class, Timer.class)
        .anyMatch(made::isAssignableTo);
  }

  @Test
  void the_entry_and_the_dispatcher_use_the_jdk_alone() {
    JavaClasses entry =
        new ClassFileImporter()
            .importPaths(Path.of("target/entry-classes"), Path.of("target/boot-classes"));
    assertThat(entry).hasSizeGreaterThan(3);
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "dev.larder.premain")
                .or(describe("primitive", type -> type.getBaseComponentType().isPrimitive())))
        .check(entry);
  }
}
