package dev.larder.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Jars that a test needs beside the one under test. */
final class AgentJar {
  private AgentJar() {}

  /** Packs an agent of the test classes, with its nested classes. */
  static Path of(Class<?> agent, Path jar) {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", agent.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    return pack(agent.getName(), manifest, jar);
  }

  /** Packs all classes of a package of the test classes, to be run by a class path. */
  static Path ofPackage(String name, Path jar) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    return pack(name + ".", manifest, jar);
  }

  private static Path pack(String prefix, Manifest manifest, Path jar) {
    Path classes = Built.testClasses();
    String path = prefix.replace('.', '/');
    Path folder = classes.resolve(path.substring(0, path.lastIndexOf('/')));
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        var files = Files.list(folder)) {
      for (Path each : files.sorted().toList()) {
        String entry = classes.relativize(each).toString().replace('\\', '/');
        if (entry.startsWith(path) && entry.endsWith(".class")) {
          out.putNextEntry(new JarEntry(entry));
          Files.copy(each, out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }
}
