package dev.larder.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassPathTest {
  @TempDir private Path folder;

  /** A class whose loading can be told from its running. */
  @SuppressWarnings("unused")
  private static final class Loud {
    static {
      System.setProperty("loud", "has run");
    }
  }

  @Test
  void folders_and_jars_are_looked_at_in_their_order() throws IOException {
    write("classes/com/shop/Order.class", "first");
    jar("a.jar", "com/shop/Order.class", "second", "com/shop/Item.class", "an item");
    try (ClassPath path = open("classes", "a.jar")) {
      assertThat(path.classNames()).containsExactly("com/shop/Order", "com/shop/Item");
      assertThat(path.classFile("com/shop/Order")).asString().isEqualTo("first");
      assertThat(path.classFile("com/shop/Item")).asString().isEqualTo("an item");
      assertThat(path.classFile("com/shop/Other")).isNull();
    }
  }

  @Test
  void every_jar_of_a_folder_is_meant_by_a_star() throws IOException {
    jar("lib/a.jar", "com/shop/Order.class", "");
    jar("lib/b.jar", "com/shop/Item.class", "");
    write("lib/com/shop/Left.class", "");
    try (ClassPath path = open("lib/*")) {
      assertThat(path.classNames()).containsExactly("com/shop/Order", "com/shop/Item");
    }
  }

  @Test
  void jars_within_jars_are_read_as_they_are() throws IOException {
    byte[] inner =
        zip("com/lib/Tool.class", "a tool", "META-INF/versions/17/com/lib/Tool.class", "");
    for (String home : new String[] {"BOOT-INF", "WEB-INF"}) {
      Path jar = folder.resolve(home + ".jar");
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
        entry(out, home + "/classes/com/shop/Order.class", new byte[] {1});
        entry(out, home + "/lib/tool.jar", inner);
        entry(out, "org/springframework/boot/loader/Launcher.class", new byte[0]);
      }
      try (ClassPath path = ClassPath.of(jar.toString())) {
        assertThat(path.classNames()).containsExactly("com/shop/Order", "com/lib/Tool");
        assertThat(path.classFile("com/lib/Tool")).asString().isEqualTo("a tool");
      }
    }
  }

  @Test
  void a_place_that_is_not_there_or_no_jar_is_named() throws IOException {
    assertThatThrownBy(() -> open("nowhere.jar"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "there is no \""
                + folder.resolve("nowhere.jar")
                + "\" to look at; give to --classpath jars and folders, with : between them");
    write("text.jar", "no zip at all");
    assertThatThrownBy(() -> open("text.jar"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot read " + folder.resolve("text.jar"));
  }

  @Test
  void what_is_looked_at_does_not_run() throws Exception {
    String classes = new File("target/test-classes").getAbsolutePath();
    try (ClassPath path = ClassPath.of(classes)) {
      LookingLoader loader = new LookingLoader(path);
      Class<?> loud = loader.look(Loud.class.getName());

      assertThat(loud.getClassLoader()).isSameAs(loader);
      assertThat(loud).isNotSameAs(Loud.class);
      assertThat(loud.getDeclaredConstructors()).hasSize(1);
      assertThat(System.getProperty("loud")).isNull();
      assertThat(loader.getResourceAsStream("dev/larder/inspect/ClassPathTest.class")).isNotNull();
    }
  }

  private ClassPath open(String... places) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String place : places) {
      text.append(folder.resolve(place)).append(File.pathSeparator);
    }
    return ClassPath.of(text.toString());
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void jar(String name, String... namesAndTexts) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, zip(namesAndTexts));
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        entry(out, namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(bytes);
    out.closeEntry();
  }
}
