package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is in the jar, and what no other loader may find there. */
class JarContentsIT {
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(?:io/netty|io/lettuce|com/fasterxml|net/bytebuddy|reactor|org/slf4j|org/reactivestreams"
              + "|org/snakeyaml|net/jpountz|picocli|org/HdrHistogram|com/github/benmanes)/.*");

  /** A reference to such a class in a class file, however it is written there. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<!dev/larder/lib/)(?:io/netty|io/lettuce|com/fasterxml/jackson|net/bytebuddy"
              + "|net/jpountz|reactor/core|org/slf4j|org/reactivestreams)/[A-Za-z/]*[A-Z][A-Za-z]+");

  private static final Pattern VERSION = Pattern.compile("^inst/META-INF/versions/\\d+/");

  private static final Map<String, byte[]> FILES = files();

  @Test
  void only_the_entry_classes_lie_open() {
    assertThat(FILES.keySet())
        .allMatch(
            name ->
                name.equals("META-INF/MANIFEST.MF")
                    || name.startsWith("dev/larder/premain/")
                    || name.startsWith("inst/"))
        .filteredOn(name -> name.endsWith(".class"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("dev/larder/premain/"));
  }

  /** Larder's own copies are named by their classes; a text of its own means the application's. */
  @Test
  void no_text_of_larders_means_a_library_that_was_moved() {
    assertThat(FILES)
        .hasSizeGreaterThan(5_000)
        .allSatisfy(
            (name, file) -> {
              if (name.startsWith("inst/dev/larder/") && !name.startsWith("inst/dev/larder/lib/")) {
                assertThat(new String(file, StandardCharsets.ISO_8859_1))
                    .as(name)
                    .doesNotContain("dev.larder.lib.");
              }
            });
  }

  @Test
  void few_files_lie_open_since_a_jvm_reads_all_their_names_before_main() throws IOException {
    try (ZipFile jar = new ZipFile(Built.agentJar().toFile())) {
      assertThat(jar.size()).isLessThan(1_500);
    }
    assertThat(FILES).hasSizeGreaterThan(5_000);
  }

  @Test
  void whatever_lies_in_the_jar_is_read_by_the_loader_as_it_is() throws Exception {
    ClassLoader loader = instLoader();
    Map<String, byte[]> others = new TreeMap<>(FILES);
    for (String name : FILES.keySet()) {
      others.remove(VERSION.matcher(name).replaceFirst("inst/"));
    }
    for (Map.Entry<String, byte[]> file : others.entrySet()) {
      if (file.getKey().startsWith("inst/")) {
        try (InputStream in = loader.getResourceAsStream(file.getKey().substring(5))) {
          assertThat(in).as(file.getKey()).isNotNull();
          assertThat(in.readAllBytes()).as(file.getKey()).isEqualTo(file.getValue());
        }
      }
    }
    assertThat(loader.getResourceAsStream("dev/larder/lib/io/netty/None.classdata")).isNull();
  }

  @Test
  void the_entry_classes_are_readable_for_java_8() {
    FILES.forEach(
        (name, file) -> {
          if (name.endsWith(".class")) {
            assertThat((file[6] << 8) | file[7]).as(name).isEqualTo(52);
          }
        });
  }

  @Test
  void no_library_keeps_its_own_name() {
    assertThat(FILES.keySet())
        .noneMatch(
            name ->
                FOREIGN
                    .matcher(VERSION.matcher(name).replaceFirst("inst/").replaceFirst("^inst/", ""))
                    .matches());
  }

  @Test
  void no_class_refers_to_a_library_by_its_own_name() {
    List<String> references = new ArrayList<>();
    FILES.forEach(
        (name, file) -> {
          if (name.endsWith(".class") || name.endsWith(".classdata")) {
            Matcher found = REFERENCE.matcher(new String(file, StandardCharsets.ISO_8859_1));
            while (found.find()) {
              references.add(name + " -> " + found.group());
            }
          }
        });
    assertThat(references).isEmpty();
  }

  @Test
  void services_are_named_and_found_among_the_relocated_classes() {
    FILES.forEach(
        (name, file) -> {
          if (name.startsWith("inst/META-INF/services/")) {
            String service = name.substring(name.lastIndexOf('/') + 1);
            assertThat(FOREIGN.matcher(service.replace('.', '/')).matches()).as(name).isFalse();
            assertThat(new String(file, StandardCharsets.UTF_8).lines().map(String::strip))
                .as(name)
                .allMatch(
                    provider ->
                        provider.isEmpty()
                            || provider.startsWith("#")
                            || provider.startsWith("dev.larder.lib."));
          }
        });
  }

  @Test
  void classes_that_have_a_version_for_this_java_are_taken_from_it() throws Exception {
    String library = "dev.larder.lib.com.fasterxml.jackson.core.internal.shaded.fdp.v2_22_4.";
    Class<?> versioned = instLoader().loadClass(library + "FastDoubleSwar");
    assertThat(Arrays.stream(versioned.getDeclaredFields()).map(field -> (Object) field.getType()))
        .as("reads bytes by VarHandle, where the class for Java 8 shifts them together")
        .contains(VarHandle.class);
  }

  @Test
  void classes_for_a_later_java_are_not_taken() throws Exception {
    String only21 =
        "dev.larder.lib.reactor.core.scheduler."
            + "BoundedElasticThreadPerTaskScheduler$SequentialThreadPerTaskExecutor";
    ClassLoader loader = instLoader();
    if (Runtime.version().feature() >= 21) {
      assertThat(loader.loadClass(only21)).isNotNull();
    } else {
      assertThatThrownBy(() -> loader.loadClass(only21)).isInstanceOf(ClassNotFoundException.class);
    }
  }

  private static ClassLoader instLoader() throws Exception {
    URL[] jar = {Built.agentJar().toUri().toURL()};
    URLClassLoader entry = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader());
    Constructor<?> constructor =
        entry.loadClass("dev.larder.premain.InstLoader").getDeclaredConstructor(File.class);
    constructor.setAccessible(true);
    return (ClassLoader) constructor.newInstance(Built.agentJar().toFile());
  }

  /** All that is in the jar, and what lies in the zip files within as if it lay beside them. */
  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    try (InputStream jar = Files.newInputStream(Built.agentJar())) {
      unpack(jar, "", files);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return files;
  }

  private static void unpack(InputStream from, String folder, Map<String, byte[]> files)
      throws IOException {
    ZipInputStream zip = new ZipInputStream(from);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = folder + entry.getName();
      if (name.endsWith(".zip")) {
        unpack(zip, "inst/", files);
      } else {
        assertThat(files.put(name, zip.readAllBytes())).as(name + " before").isNull();
      }
    }
  }
}
