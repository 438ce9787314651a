package com.probe.loaders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Delegates {@code java.*} and nothing else, as a module of OSGi does. Not parallel capable. */
final class JavaOnlyLoader extends ClassLoader {
  private final Path folder;

  JavaOnlyLoader(Path folder) {
    super(null);
    this.folder = folder;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (this) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(name.replace('.', '/') + ".class"));
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
