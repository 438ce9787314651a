package dev.larder.weave.type;

import dev.larder.foreign.ForeignNames;
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
 * read only if it has a method of a name that is meant. Where patterns name nothing but classes,
 * nothing above a class is looked at. Thread-safe.
 */
public final class Hierarchy {
  private static final int DEEPEST = 64;

  /** What reads class files for us may be among the classes that are being loaded. */
  private static final Packages LEAVES =
      new Packages(
          List.of(
              "java.",
              "javax.crypto.",
              "javax.naming.",
              "javax.net.",
              "javax.sql.",
              "javax.swing.",
              "jdk.",
              "sun.",
              "org.springframework.boot.loader."));

  /** Proxies of any type may be made in packages of other libraries, such as {@code org.jboss}. */
  private static final List<String> LIBRARIES =
      ForeignNames.of(
          List.of(
              "ch.qos.logback.",
              "com.fasterxml.",
              "com.google.common.",
              "com.zaxxer.hikari.",
              "io.micrometer.",
              "io|netty|",
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
              "org|slf4j|",
              "org.springframework.",
              "org.yaml.snakeyaml.",
              "reactor.",
              "scala."));

  private final TypeFilter filter;
  private final Mentions methods;

  /** The libraries that no pattern may be about. */
  private final Packages libraries;

  private final Memory memory = new Memory();
  private final ClassFiles files = new ClassFiles();

  /** Whether a type that a pattern names is an interface, once it has been seen by any loader. */
  private final Map<String, Boolean> interfaces = new ConcurrentHashMap<>();

  /** Of the types that this filter lets pass. */
  public Hierarchy(TypeFilter filter) {
    this(filter, others(filter));
  }

  private Hierarchy(TypeFilter filter, List<String> libraries) {
    this.filter = filter;
    methods = new Mentions(filter.methodHeads());
    this.libraries = new Packages(libraries);
  }

  /** One that looks at the classes of common libraries, too. */
  public static Hierarchy ofLibrariesToo(TypeFilter filter) {
    return new Hierarchy(filter, List.of());
  }

  private static List<String> others(TypeFilter filter) {
    List<String> others = new ArrayList<>();
    for (String library : LIBRARIES) {
      if (!filter.mayMeanWithin(library)) {
        others.add(library);
      }
    }
    return others;
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
    if (libraries.has(name)) {
      return false;
    }
    Place place = new Place(loader, origin, memory.of(loader));
    Reach reach = filter.isFar() ? Reach.FAR : place.types().reach;
    ClassHeader header = reach == Reach.NAME ? null : header(classFile, methods);
    if (reach == null && header != null && hasAbove(header)) {
      reach = reach(place, name);
    }
    if (reach == Reach.NAME || header == null) {
      return filter.names(name);
    }
    boolean looksFar = reach == Reach.FAR && (header.declares() || filter.isAtHome(name));
    boolean below = looksFar ? isBelow(place, name, header) : isRightBelow(header);
    return below || filter.mayMean(name, header.annotations());
  }

  /** Whether it takes more than the names of a loader's classes to tell. */
  public boolean looksAbove(ClassLoader loader) {
    return filter.isFar() || memory.of(loader).reach != Reach.NAME;
  }

  private ClassHeader header(byte[] classFile, Mentions words) {
    return ClassHeader.of(classFile, filter.annotations(), words);
  }

  /** Whether there is a type above a class that may have others above it. */
  private boolean hasAbove(ClassHeader header) {
    String superName = header.superName();
    boolean found = superName != null && !isEnd(superName);
    for (String above : header.interfaces()) {
      found = found || !isEnd(above);
    }
    return found;
  }

  private boolean isEnd(String name) {
    return LEAVES.has(name) || libraries.has(name);
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

  /**
   * Asked with the first class of a loader that has a type above it, since to ask a loader for
   * files makes the JVM open its own modules. Classes cannot be implemented: where only they are
   * named, the names are all that counts. What a loader does not show has nothing below it there,
   * provided that it shows files at all.
   */
  private Reach reach(Place place, String name) {
    if (files.isReading()) {
      return Reach.DIRECT;
    }
    Reach reach = reachOfNamed(place, name);
    place.types().reach = reach;
    return reach;
  }

  private Reach reachOfNamed(Place place, String name) {
    boolean areSeen = true;
    for (String named : filter.named()) {
      Boolean isInterface = interfaces.get(named);
      ClassHeader header = isInterface == null ? read(place, named) : null;
      if (header != null) {
        isInterface = header.isInterface();
        interfaces.put(named, isInterface);
      }
      areSeen &= isInterface != null;
      if (isInterface != null && isInterface) {
        return Reach.FAR;
      }
    }
    return areSeen || files.isShown(place.loader(), name) ? Reach.NAME : Reach.DIRECT;
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
    if (isEnd(name) || depth == DEEPEST) {
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
    return file == null ? null : header(file, Mentions.NONE);
  }
}
