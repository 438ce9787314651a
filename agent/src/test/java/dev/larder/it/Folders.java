package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Class files, jars and rule files for child JVMs, made in a test's own folder. */
final class Folders {
  static final String PROBES = "com/probe/loaders";
  static final String SHELF = PROBES + "/shelf";
  static final String WEB = PROBES + "/web";

  private static final Path RULES = Path.of("larder.yaml");

  private Folders() {}

  /** The class files of these packages, without those below them. */
  static Path classes(Path to, String... packages) throws IOException {
    for (String name : packages) {
      Path target = Files.createDirectories(to.resolve(name));
      try (Stream<Path> files = Files.list(Built.testClasses().resolve(name))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, target.resolve(file.getFileName()));
        }
      }
    }
    return to;
  }

  /** Compiles sources, given by their file names, without debug information. */
  static Path compiled(Path to, Map<String, String> sources, String... options) throws IOException {
    Path from = Files.createTempDirectory(Files.createDirectories(to).getParent(), "sources");
    List<String> command = new ArrayList<>(List.of("-d", to.toString(), "-proc:none", "-nowarn"));
    command.addAll(List.of("--release", "17", "-encoding", "UTF-8"));
    command.addAll(List.of(options));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = from.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      command.add(Files.writeString(file, source.getValue()).toString());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, command.toArray(String[]::new))).isZero();
    return to;
  }

  /** A jar of one class that is a service. */
  static void jarOfService(Path to, Class<?> service, Class<?> type) throws IOException {
    Path folder = Files.createTempDirectory("larder-service");
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(service.getName()), type.getName());
    String file = type.getName().replace('.', '/') + ".class";
    Path copy = folder.resolve(file);
    Files.createDirectories(copy.getParent());
    Files.copy(Built.testClasses().resolve(file), copy);
    jar(to, folder, Map.of());
  }

  /** A jar of a folder; the attributes go into its manifest. */
  static Path jar(Path to, Path folder, Map<String, String> attributes) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.forEach(
        (name, value) -> manifest.getMainAttributes().put(new Attributes.Name(name), value));
    try (OutputStream out = Files.newOutputStream(to);
        JarOutputStream jar = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
    return to;
  }

  /**
   * A rule file with these rules; entries in this Redis, or in the JVM if it is empty. Redis has
   * time: where many loaders are made and collected on a busy machine, five reads in a row may take
   * longer than 50 ms, which opens the breaker and says so.
   */
  static Path rules(Path folder, String redis, String rules) throws IOException {
    String head = "larder: 1\nnamespace: probe\n";
    String store = redis.isEmpty() ? "" : "redis: { uri: \"" + redis + "\", timeout: 5s }\n";
    return Files.writeString(folder.resolve(RULES), head + store + "rules:\n" + rules.indent(2));
  }

  /** The rules of {@code com.probe.loaders.shelf.Pantry}. */
  static Path pantryRules(Path folder, String redis) throws IOException {
    return rules(
        folder,
        redis,
        """
        jar:
          method: com.probe.loaders.shelf.Pantry.jar(long)
          key: "jar:{id}"
        crate:
          method: com.probe.loaders.shelf.Pantry.crate(..)
          key: "crate:{order.row.number}"
        """);
  }

  /** Jars of the test class path whose file names begin like this. */
  static String jars(String... names) {
    List<String> found =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(System.getProperty("java.class.path"))
            .filter(entry -> Stream.of(names).anyMatch(fileName(entry)::startsWith))
            .toList();
    assertThat(found).hasSizeGreaterThanOrEqualTo(names.length);
    return String.join(File.pathSeparator, found);
  }

  private static String fileName(String entry) {
    return Path.of(entry).getFileName().toString();
  }

  /** Entries of a class path. */
  static String path(Object... entries) {
    return String.join(File.pathSeparator, Stream.of(entries).map(Object::toString).toList());
  }
}
