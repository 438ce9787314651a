package dev.larder.weave.type;

import dev.larder.match.TypeFilter;
import dev.larder.weave.type.Memory.Known;
import dev.larder.weave.type.Memory.Reach;
import dev.larder.weave.type.Memory.Types;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a class that is being loaded is one that patterns may mean, or below one. The types above
 * it are read from class files, each once for its loader, and never loaded. The JDK's types and
 * those that class loaders themselves are made of are known by name alone. Classes of common
 * libraries are below no type of an application: they pass at once unless a pattern may mean types
 * of that library. Of a class that is not at home where the patterns are, the types above it are
 * read only if it mentions the name of a method that is meant. Where patterns name nothing but
 * classes, nothing above a class is looked at. Thread-safe.
 */
public final class Hierarchy {
  private static final int DEEPEST = 64;

  /** What reads class files for us may be among the classes that are being loaded. */
  private static final List<String> LEAVES =
      List.of(
          "java.",
          "javax.crypto.",
          "javax.naming.",
          "javax.net.",
          "javax.sql.",
          "javax.swing.",
          "jdk.",
          "sun.",
          "org.springframework.boot.loader.");

  /** Proxies of any type may be made in packages of other libraries, such as {@code org.jboss}. */
  private static final List<String> LIBRARIES =
      List.of(
          "ch.qos.logback.",
          "com.fasterxml.",
          "com.google.common.",
          "com.zaxxer.hikari.",
          "io.micrometer.",
          "io.netty.",
          "jakarta.",
          "javax.",
          "kotlin.",
          "kotlinx.",
          "org.apache.catalina.",
          "org.apache.commons.",
          "org.apache.coyote.",
          "org.apache.el.",
          "org.apache.http.",
          "org.apache.jasper.",
          "org.apache.logging.",
          "org.apache.tomcat.",
          "org.aspectj.",
          "org.eclipse.jetty.",
          "org.eclipse.osgi.",
          "org.h2.",
          "org.hibernate.",
          "org.postgresql.",
          "org.slf4j.",
          "org.springframework.",
          "org.yaml.snakeyaml.",
          "reactor.",
          "scala.");

  private final TypeFilter filter;
  private final Mentions methods;

  /** The libraries that no pattern may be about. */
  private final List<String> libraries = new ArrayList<>();

  private final Memory memory = new Memory();
  private final ClassFiles files = new ClassFiles();

  /** Whether a type that a pattern names is an interface, once it has been seen by any loader. */
  private final Map<String, Boolean> interfaces = new ConcurrentHashMap<>();

  /** Of the types that this filter lets pass. */
  public Hierarchy(TypeFilter filter) {
    this.filter = filter;
    methods = new Mentions(filter.methodHeads());
    for (String library : LIBRARIES) {
      if (!filter.mayMeanWithin(library)) {
        libraries.add(library);
      }
    }
  }

  /** A class that is being loaded, or is above one. */
  private record Place(ClassLoader loader, @Nullable ProtectionDomain origin, Types types) {}

  /**
   * Whether a class may have a method that is meant.
   *
   * @param origin where it comes from
   * @param name binary name
   */
  public boolean mayMean(
      ClassLoader loader, @Nullable ProtectionDomain origin, String name, byte[] classFile) {
    if (isAmong(libraries, name)) {
      return false;
    }
    Place place = new Place(loader, origin, memory.of(loader));
    Reach reach = reach(place);
    if (reach == Reach.NAME) {
      return filter.names(name);
    }
    ClassHeader header = ClassHeader.of(classFile, filter.annotations(), methods);
    boolean looksFar = reach == Reach.FAR && (header.mentions() || filter.isAtHome(name));
    boolean below = looksFar ? isBelow(place, name, header) : isRightBelow(header);
    return below || filter.mayMean(name, header.annotations());
  }

  private boolean isBelow(Place place, String name, ClassHeader header) {
    boolean below = isBelow(place, header, 0);
    if (!header.isFinal()) {
      place.types().put(name, new Known(below, header.annotations()));
    }
    return below;
  }

  /** As {@link #mayMean}, of a class that is there. */
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

  /** Classes cannot be implemented: where only they are named, the names are all that counts. */
  private Reach reach(Place place) {
    if (filter.isFar()) {
      return Reach.FAR;
    }
    Reach known = place.types().reach;
    if (known != null || files.isReading()) {
      return known == null ? Reach.DIRECT : known;
    }
    Reach reach = Reach.NAME;
    for (String name : filter.named()) {
      Boolean isInterface = interfaces.get(name);
      ClassHeader header = isInterface == null ? read(place, name) : null;
      if (header != null) {
        isInterface = header.isInterface();
        interfaces.put(name, isInterface);
      }
      if (isInterface == null) {
        reach = Reach.DIRECT; // of a loader that does not show its files
      } else if (isInterface) {
        reach = Reach.FAR;
        break;
      }
    }
    place.types().reach = reach;
    return reach;
  }

  /** By the names that the class file itself has. */
  private boolean isRightBelow(ClassHeader header) {
    String superName = header.superName();
    if (superName != null && filter.mayMeanBelow(superName)) {
      return true;
    }
    for (String above : header.interfaces()) {
      if (filter.mayMean(above, filter.annotations()) || filter.mayMeanBelow(above)) {
        return true;
      }
    }
    return false;
  }

  private boolean isBelow(Place place, ClassHeader header, int depth) {
    String superName = header.superName();
    if (superName != null
        && (filter.mayMeanBelow(superName) || known(place, superName, depth).isBelow())) {
      return true;
    }
    for (String above : header.interfaces()) {
      if (filter.mayMeanBelow(above)) {
        return true;
      }
      Known known = known(place, above, depth);
      if (known.isBelow() || filter.mayMean(above, known.annotations())) {
        return true;
      }
    }
    return false;
  }

  private Known known(Place place, String name, int depth) {
    if (isAmong(LEAVES, name) || isAmong(libraries, name) || depth == DEEPEST) {
      return Known.NOTHING;
    }
    Known known = place.types().get(name);
    if (known != null || files.isReading()) {
      return known == null ? Known.NOTHING : known;
    }
    ClassHeader header = read(place, name);
    Known found =
        header == null
            ? Known.NOTHING
            : new Known(isBelow(place, header, depth + 1), header.annotations());
    place.types().put(name, found);
    return found;
  }

  private @Nullable ClassHeader read(Place place, String name) {
    byte[] file = files.read(place.loader(), place.origin(), name);
    return file == null ? null : ClassHeader.of(file, filter.annotations(), null);
  }

  private static boolean isAmong(List<String> prefixes, String name) {
    for (int i = 0; i < prefixes.size(); i++) {
      if (name.startsWith(prefixes.get(i))) {
        return true;
      }
    }
    return false;
  }
}
