package dev.larder.weave.type;

import dev.larder.match.TypeFilter;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a class that is being loaded is one that patterns may mean, or below one. The types above
 * it are read from class files through its loader, each once, and never loaded. The JDK's types and
 * those that class loaders themselves are made of are known by name alone. Thread-safe.
 */
public final class Hierarchy {
  private static final int DEEPEST = 64;

  /** What reads class files for us may be among the classes that are being loaded. */
  private static final List<String> LEAVES =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "com.sun.",
          "dev.larder.",
          "org.springframework.boot.loader.");

  private final TypeFilter filter;
  private final Memory memory = new Memory();
  private final ThreadLocal<Boolean> reading = new ThreadLocal<>();

  /** Of the types that this filter lets pass. */
  public Hierarchy(TypeFilter filter) {
    this.filter = filter;
  }

  /**
   * Whether a class may have a method that is meant.
   *
   * @param name binary name
   */
  public boolean mayMean(ClassLoader loader, String name, byte[] classFile) {
    ClassHeader header = ClassHeader.of(classFile, filter.annotations());
    boolean below = isBelow(loader, header, 0);
    if (!header.isFinal()) {
      memory.put(loader, name, new Memory.Known(below, header.annotations()));
    }
    return below || filter.mayMean(name, header.annotations());
  }

  /** As {@link #mayMean(ClassLoader, String, byte[])}, of a class that is there. */
  public static boolean mayMean(TypeFilter filter, Class<?> loaded) {
    return filter.mayMean(loaded.getName(), filter.annotations()) || isBelow(filter, loaded);
  }

  private static boolean isBelow(TypeFilter filter, Class<?> loaded) {
    Class<?> superClass = loaded.getSuperclass();
    if (superClass != null
        && (filter.mayMeanBelow(superClass.getName()) || isBelow(filter, superClass))) {
      return true;
    }
    for (Class<?> above : loaded.getInterfaces()) {
      if (mayMean(filter, above) || filter.mayMeanBelow(above.getName())) {
        return true;
      }
    }
    return false;
  }

  private boolean isBelow(ClassLoader loader, ClassHeader header, int depth) {
    String superName = header.superName();
    if (superName != null
        && (filter.mayMeanBelow(superName) || known(loader, superName, depth).isBelow())) {
      return true;
    }
    for (String above : header.interfaces()) {
      if (filter.mayMeanBelow(above)) {
        return true;
      }
      Memory.Known known = known(loader, above, depth);
      if (known.isBelow() || filter.mayMean(above, known.annotations())) {
        return true;
      }
    }
    return false;
  }

  private Memory.Known known(ClassLoader loader, String name, int depth) {
    if (isLeaf(name) || depth == DEEPEST) {
      return Memory.Known.NOTHING;
    }
    Memory.Known known = memory.get(loader, name);
    if (known != null || reading.get() != null) {
      return known == null ? Memory.Known.NOTHING : known;
    }
    byte[] file = read(loader, name);
    ClassHeader header = file == null ? null : ClassHeader.of(file, filter.annotations());
    Memory.Known found =
        header == null
            ? Memory.Known.NOTHING
            : new Memory.Known(isBelow(loader, header, depth + 1), header.annotations());
    memory.put(loader, name, found);
    return found;
  }

  private static boolean isLeaf(String name) {
    for (String leaf : LEAVES) {
      if (name.startsWith(leaf)) {
        return true;
      }
    }
    return false;
  }

  /** Null where the loader does not show it. Classes that load meanwhile ask for no file. */
  private byte @Nullable [] read(ClassLoader loader, String name) {
    reading.set(true);
    try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException | RuntimeException | LinkageError unreadable) {
      return null;
    } finally {
      reading.remove();
    }
  }
}
