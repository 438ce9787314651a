package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** Classes that would be too long to write down, or that no compiler makes any more. */
final class GeneratedClasses {
  private static final String PACKAGE = "package com.probe.calls.gen;\n";

  private GeneratedClasses() {}

  /** Methods with as many argument slots as weaving can bear, and more. */
  static void wide(Path folder) {
    String source =
        PACKAGE
            + "public class Wide {\n"
            + method("static int slots250", "int", 250)
            + method("static long longs250", "long", 125)
            + method("int instance250", "int", 249)
            + method("static int slots255", "int", 255)
            + method("static int write250", "int", 250)
            + "public static int call250() { return slots250("
            + numbers(250)
            + "); }\n"
            + "public static long callLongs() { return longs250("
            + numbers(125)
            + "); }\n"
            + "public static int callInstance() { return new Wide().instance250("
            + numbers(249)
            + "); }\n"
            + "public static int call255() { return slots255("
            + numbers(255)
            + "); }\n"
            + "public static int callWrite() { return write250("
            + numbers(250)
            + "); }\n"
            + "}\n";
    compile(folder, "Wide", source);
  }

  /** A class file of Java 6. */
  static void old(Path folder) {
    compile(
        folder,
        "Old",
        PACKAGE
            + "public class Old {\n"
            + "static int find(int id) { com.probe.calls.KindsProbe.ran(); return id * 4; }\n"
            + "public static int call() { return find(3); }\n"
            + "}\n");
    Path file = folder.resolve("com/probe/calls/gen/Old.class");
    try {
      byte[] bytes = Files.readAllBytes(file);
      bytes[7] = 50;
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles one class of the package {@code com.probe.calls.gen}. */
  static void compile(Path folder, String name, String source) {
    try {
      Path file = folder.resolve(name + ".java");
      Files.writeString(file, source);
      String classPath = Built.testClasses().toString();
      List<String> arguments = new ArrayList<>();
      arguments.addAll(List.of("-g", "-nowarn", "-Xlint:-options", "--release", "8"));
      arguments.addAll(List.of("-proc:none", "-cp", classPath, "-d", folder.toString()));
      arguments.add(file.toString());
      int code =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, arguments.toArray(new String[0]));
      assertThat(code).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String method(String head, String type, int count) {
    StringBuilder parameters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      parameters.append(i == 0 ? "" : ", ").append(type).append(" p").append(i);
    }
    return head
        + "("
        + parameters
        + ") { com.probe.calls.KindsProbe.ran(); return p0 + p"
        + (count - 1)
        + "; }\n";
  }

  /** One and upwards: the first and the last add up to the count and one. */
  private static String numbers(int count) {
    StringBuilder numbers = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      numbers.append(i == 1 ? "" : ", ").append(i);
    }
    return numbers.toString();
  }
}
