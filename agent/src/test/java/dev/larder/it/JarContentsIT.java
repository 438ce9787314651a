package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is in the jar, and what no other loader may find there. */
class JarContentsIT {
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(?:io/netty|io/lettuce|com/fasterxml|net/bytebuddy|reactor|org/slf4j|org/reactivestreams"
              + "|org/snakeyaml|picocli|org/HdrHistogram|com/github/benmanes)/.*");

  /** A reference to such a class in a class file, however it is written there. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<!dev/larder/lib/)(?:io/netty|io/lettuce|com/fasterxml/jackson|net/bytebuddy"
              + "|reactor/core|org/slf4j|org/reactivestreams)/[A-Za-z/]*[A-Z][A-Za-z]+");

  @Test
  void only_the_entry_classes_lie_open() throws IOException {
    assertThat(names())
        .allMatch(
            name ->
                name.equals("META-INF/MANIFEST.MF")
                    || name.startsWith("dev/larder/premain/")
                    || name.startsWith("inst/"))
        .filteredOn(name -> name.endsWith(".class"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("dev/larder/premain/"));
  }

  @Test
  void the_entry_classes_are_readable_for_java_8() throws IOException {
    try (ZipFile jar = jar()) {
      for (String name : names()) {
        if (name.endsWith(".class")) {
          byte[] file = jar.getInputStream(jar.getEntry(name)).readAllBytes();
          assertThat((file[6] << 8) | file[7]).as(name).isEqualTo(52);
        }
      }
    }
  }

  @Test
  void no_library_keeps_its_own_name() throws IOException {
    assertThat(names())
        .noneMatch(
            name ->
                FOREIGN
                    .matcher(name.replaceFirst("^(inst/)?(META-INF/versions/\\d+/)?", ""))
                    .matches());
  }

  @Test
  void no_class_refers_to_a_library_by_its_own_name() throws IOException {
    List<String> references = new ArrayList<>();
    try (ZipFile jar = jar()) {
      for (String name : names()) {
        if (name.endsWith(".class") || name.endsWith(".classdata")) {
          byte[] file = jar.getInputStream(jar.getEntry(name)).readAllBytes();
          Matcher found = REFERENCE.matcher(new String(file, StandardCharsets.ISO_8859_1));
          while (found.find()) {
            references.add(name + " -> " + found.group());
          }
        }
      }
    }
    assertThat(references).isEmpty();
  }

  @Test
  void services_are_named_and_found_among_the_relocated_classes() throws IOException {
    try (ZipFile jar = jar()) {
      for (String name : names()) {
        if (name.startsWith("inst/META-INF/services/")) {
          String service = name.substring(name.lastIndexOf('/') + 1);
          assertThat(FOREIGN.matcher(service.replace('.', '/')).matches()).as(name).isFalse();
          String providers =
              new String(
                  jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
          for (String provider : providers.lines().map(String::strip).toList()) {
            boolean comment = provider.isEmpty() || provider.startsWith("#");
            assertThat(comment || provider.startsWith("dev.larder.lib."))
                .as(name + ": " + provider)
                .isTrue();
          }
        }
      }
    }
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

  private static ZipFile jar() throws IOException {
    return new ZipFile(Built.agentJar().toFile());
  }

  private static List<String> names() throws IOException {
    try (ZipFile jar = jar()) {
      return jar.stream().map(ZipEntry::getName).filter(name -> !name.endsWith("/")).toList();
    }
  }
}
