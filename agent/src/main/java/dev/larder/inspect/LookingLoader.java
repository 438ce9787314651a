package dev.larder.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Defines the classes of a class path for being looked at: none of them is initialised, so none of
 * their code runs. Beside them it sees the JDK alone.
 */
public final class LookingLoader extends ClassLoader {
  private static final String CLASS_FILE = ".class";

  private final ClassPath path;

  /** A loader of these classes. */
  public LookingLoader(ClassPath path) {
    super("class path", ClassLoader.getPlatformClassLoader());
    this.path = path;
  }

  /** A class that has not run, and will not. */
  public Class<?> look(String className) throws ClassNotFoundException {
    return Class.forName(className, false, this);
  }

  /** A class file, null if the class path has none of this name. */
  public byte @Nullable [] classFile(String internalName) {
    try {
      return path.classFile(internalName);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  protected Class<?> findClass(String className) throws ClassNotFoundException {
    byte[] classFile = classFile(className.replace('.', '/'));
    if (classFile == null) {
      throw new ClassNotFoundException(className);
    }
    return defineClass(className, classFile, 0, classFile.length);
  }

  /** Of resources, there are class files alone, which is what is asked for. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    InputStream ofTheJdk = super.getResourceAsStream(name);
    if (ofTheJdk != null || !name.endsWith(CLASS_FILE)) {
      return ofTheJdk;
    }
    byte[] classFile = classFile(name.substring(0, name.length() - CLASS_FILE.length()));
    return classFile == null ? null : new ByteArrayInputStream(classFile);
  }
}
