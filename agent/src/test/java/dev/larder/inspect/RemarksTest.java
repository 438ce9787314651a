package dev.larder.inspect;

import static dev.larder.inspect.Looking.inspect;
import static dev.larder.inspect.Looking.shown;
import static dev.larder.inspect.Looking.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import kotlin.coroutines.Continuation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** What is told of patterns that mean other methods than they seem to, and of what cannot run. */
final class RemarksTest {
  private static final Path CLASSES = Path.of("target/test-classes/com/probe/looked");

  @TempDir private Path folder;

  /** Whatever is looked at, none of it may have run. */
  @AfterEach
  void nothing_has_run() {
    assertThat(System.getProperty("com.probe.looked.ran")).isNull();
  }

  @Test
  void a_condition_on_an_enum_is_checked_without_running_it() throws IOException {
    Inspection found =
        inspect(
            """
            of:
              method: com.probe.looked.Catalog.of
              key: "item:{kind}:{name}:v1"
              when: "{kind} == 'BOK'"
            """);

    assertThat(found.errors())
        .extracting(problem -> problem.what() + " | " + problem.cure())
        .containsExactly(
            "com.probe.looked.StoredCatalog.of(Kind, String): com.probe.looked.Kind has no"
                + " constant 'BOK' | write 'BOOK' or 'TOY'");
  }

  @Test
  void of_many_ids_it_is_told_where_the_entries_of_one_are_not_for_others() throws IOException {
    Inspection found =
        inspect(
            """
            item:
              method: com.probe.looked.Items.findById(Long)
              key: "item:{0}:v1"
              tags: ["kind:{result.kind}"]
            items:
              method: com.probe.looked.Items.findMany(java.util.List)
              batch: { of: item, ids: 0, id: "{result.id}" }
            """);

    assertThat(found.errors()).isEmpty();
    assertThat(warnings(found))
        .singleElement()
        .asString()
        .contains(
            "com.probe.looked.Items.findMany(List)",
            "is not cached: the entries of item have tags");
  }

  @Test
  void of_results_that_come_later_it_is_told_which_are_not_awaited() throws IOException {
    Inspection found =
        inspect(
            """
            future:
              method: com.probe.looked.LaterCatalog.future(long)
              key: "item:{id}:v1"
              tags: ["kind:{result.kind}"]
              unless: "{result.kind} == 'BOK'"
            mono: { method: com.probe.looked.LaterCatalog.mono(long), key: "mono:{id}:v1" }
            flux: { method: com.probe.looked.LaterCatalog.flux(long), key: "flux:{id}:v1" }
            old: { method: com.probe.looked.LaterCatalog.old(long), key: "old:{id}:v1" }
            kotlin: { method: com.probe.looked.LaterCatalog.suspended(..), key: "k:{id}:v1" }
            """,
            String.join(
                File.pathSeparator,
                "target/test-classes",
                jarOf(Mono.class),
                jarOf(Publisher.class),
                jarOf(Continuation.class)));

    assertThat(found.errors())
        .extracting(problem -> problem.what() + " | " + problem.cure())
        .containsExactly(
            "com.probe.looked.LaterCatalog.future(long): com.probe.looked.Kind has no"
                + " constant 'BOK' | write 'BOOK' or 'TOY'");
    assertThat(shown(found))
        .contains("com.probe.looked.LaterCatalog.mono(long)", "shop:mono:42:v1")
        .contains("com.probe.looked.LaterCatalog.flux(long)", "shop:flux:42:v1");
    assertThat(warnings(found))
        .extracting(warning -> warning.replaceFirst(".*\\) is not cached: ", ""))
        .containsExactly(
            "java.util.concurrent.Future is a result that comes later; only CompletableFuture,"
                + " CompletionStage and Reactor's Mono and Flux are awaited, and only as what a method returns"
                + " | name a method whose result is a value",
            "a suspend function hands its result to whoever resumes it"
                + " | name a method whose result is a value");
  }

  private static String jarOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  @Test
  void an_abstract_method_is_no_mistake_where_its_subclasses_are_meant() throws IOException {
    Inspection found =
        inspect(
            """
            below: { method: com.probe.looked.Shelf+.top(), key: "top:v1" }
            here: { method: com.probe.looked.Shelf.top(), key: "here:v1" }
            """);

    assertThat(shown(found)).containsExactly("com.probe.looked.Shelf$Low.top()", "shop:top:v1");
    assertThat(warnings(found))
        .containsExactly(
            "5:19 com.probe.looked.Shelf.top() is left alone: it is abstract | name a method with a"
                + " body, or add + to the type");
  }

  @Test
  void code_from_above_is_shown_by_the_class_that_has_it() throws IOException {
    Inspection found =
        inspect(
            """
            dotted: { method: com.probe.looked.Library.Lending.lend(long), key: "a:{0}:v1" }
            lend: { method: com.probe.looked.Library$Lending.lend(..), key: "b:{0}:v1" }
            find: { method: com.probe.looked.Library$Records.find(Long), key: "c:{0}:v1" }
            """);

    assertThat(shown(found))
        .containsExactly(
            "com.probe.looked.Library$Branch.lend(long)",
            "shop:b:42:v1",
            "com.probe.looked.Library$Records.find(Long)",
            "shop:c:42:v1");
    assertThat(warnings(found))
        .containsExactly(
            "4:21 the class path has no com.probe.looked.Library.Lending"
                + " | write com.probe.looked.Library$Lending");
  }

  @Test
  void a_name_of_one_class_is_not_ambiguous_for_what_another_has() throws IOException {
    Inspection found =
        inspect(
            """
            page:
              method:
                - com.probe.looked.StoredCatalog.page(String)
                - com.probe.looked.StoredCatalog.page(String, int)
                - com.probe.looked.Shelf$Low.page
            """);

    assertThat(warnings(found)).isEmpty();
    assertThat(shown(found)).hasSize(6);
  }

  @Test
  void a_function_that_only_the_application_can_have_does_not_run() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve("dev.larder.api.KeyFunction"), "com.probe.looked.None");
    Inspection found =
        inspect(
            """
            of:
              method: com.probe.looked.Catalog.of
              key: "item:{name:initial}:{kinds}:v1"
              when: "{name:initial} != 'x'"
            """,
            "target/test-classes" + File.pathSeparator + folder);

    assertThat(found.errors())
        .extracting(problem -> problem.what() + " | " + problem.cure())
        .containsExactly(
            "com.probe.looked.StoredCatalog.of(Kind, String): there is no parameter \"kinds\""
                + " | write {kind} or {name}");
  }

  @Test
  void a_class_file_of_a_later_java_is_told_with_what_can_read_it() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("com/probe/looked"));
    byte[] classFile = Files.readAllBytes(CLASSES.resolve("Shelf$Low.class"));
    classFile[7] = (byte) (44 + Runtime.version().feature() + 1);
    Files.write(copy.resolve("Shelf$Low.class"), classFile);
    Files.copy(CLASSES.resolve("Shelf.class"), copy.resolve("Shelf.class"));
    Inspection found =
        inspect(
            """
            top: { method: com.probe.looked.Shelf$Low.top(), key: "top:v1" }
            """,
            folder.toString());

    assertThat(warnings(found)).hasSize(1);
    assertThat(warnings(found).get(0))
        .startsWith("4:18 com.probe.looked.Shelf$Low cannot be looked at: ")
        .contains(" | run check with the Java that runs the application; this is ");
  }

  @Test
  void a_class_that_was_not_given_is_named() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("com/probe/looked"));
    try (Stream<Path> files = Files.list(CLASSES)) {
      for (Path file : files.toList()) {
        if (!file.endsWith("Missing.class")) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
    }
    Inspection found =
        inspect(
            """
            find: { method: com.probe.looked.Catalog.find(long), key: "item:{id}:v1" }
            """,
            folder.toString());

    assertThat(found.errors()).isEmpty();
    assertThat(warnings(found))
        .containsExactly(
            "4:19 com.probe.looked.StoredCatalog.find(long) needs com.probe.looked.Missing, which"
                + " the class path does not have | add the jar that has it to --classpath, to see"
                + " the key");
    assertThat(shown(found)).containsExactly("com.probe.looked.StoredCatalog.find(long)");
  }
}
