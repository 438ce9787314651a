package dev.larder.weave;

import dev.larder.match.MethodFacts;
import dev.larder.weave.face.ClassFaces;
import dev.larder.weave.face.ParameterNames;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.jspecify.annotations.Nullable;

/**
 * What would be woven of classes that do not run, by the decisions of {@link WeavingTransformer}.
 * Not thread-safe.
 */
public final class ClassSurvey {
  private final ClassMatcher matcher;
  private final WeavingTransformer transformer;
  private final WantedMethods wanted;
  private final Loans loans = new Loans();

  /**
   * A survey for the matcher's rules.
   *
   * @param listener hears what would be left alone
   */
  public ClassSurvey(ClassMatcher matcher, WeaveListener listener) {
    this.matcher = matcher;
    transformer = new WeavingTransformer(matcher, listener, loans);
    wanted = new WantedMethods(matcher, listener, loans);
  }

  /**
   * A method that would be woven.
   *
   * @param descriptor its parameter and result types as in the class file
   * @param parameterNames as far as they are known: all or none
   * @param facts what method patterns ask of it
   * @param receiver the class below to which it is lent alone, null if to all
   */
  public record Found(
      String name,
      String descriptor,
      List<String> parameterNames,
      MethodFacts facts,
      @Nullable String receiver) {
    public Found {
      parameterNames = List.copyOf(parameterNames);
    }
  }

  /**
   * A class that rules may be about.
   *
   * @param isInterface whether JDK proxies of it could be woven, too
   */
  public record Surveyed(boolean isInterface, List<Found> methods) {
    static final Surveyed NOTHING = new Surveyed(false, List.of());

    public Surveyed {
      methods = List.copyOf(methods);
    }
  }

  /**
   * Looks at a class file.
   *
   * @param loader what finds the class files of the types above it
   * @param name binary name
   */
  public Surveyed look(ClassLoader loader, String name, byte[] classFile) {
    boolean named = matcher.namesClass(name);
    if (!transformer.mayBeIn(loader, null, name, classFile, named)) {
      return Surveyed.NOTHING;
    }
    ClassFileLocator files = files(loader, name, classFile);
    TypeDescription type = type(name, files);
    return new Surveyed(type.isInterface() && !type.isAnnotation(), found(type, files, named));
  }

  /** Looks at a JDK proxy. */
  public List<Found> look(Class<?> proxy) {
    return found(TypeDescription.ForLoadedType.of(proxy), ClassFileLocator.NoOp.INSTANCE, false);
  }

  /** The classes so far that would be woven for others below them. */
  public List<String> lenders() {
    return loans.lenders(receiver -> true);
  }

  /** What one of these would be woven with for others. */
  public List<Found> lent(ClassLoader loader, String name, byte[] classFile) {
    ClassFileLocator files = files(loader, name, classFile);
    TypeDescription type = type(name, files);
    ParameterNames names = new ParameterNames(files);
    List<Found> found = new ArrayList<>();
    for (MethodDescription method : type.getDeclaredMethods()) {
      for (Loans.Loan loan : wanted.lent(type, method)) {
        found.add(found(method, names.of(type, method), loan.facts(), loan.receiver()));
      }
    }
    return found;
  }

  private static ClassFileLocator files(ClassLoader loader, String name, byte[] classFile) {
    return new ClassFileLocator.Compound(
        ClassFileLocator.Simple.of(name, classFile), ClassFileLocator.ForClassLoader.of(loader));
  }

  private static TypeDescription type(String name, ClassFileLocator files) {
    return ParameterNames.pool(files).describe(name).resolve();
  }

  private List<Found> found(TypeDescription type, ClassFileLocator files, boolean named) {
    ClassFaces faces = ClassFaces.of(type, matcher.wantsAnnotations());
    ParameterNames names = new ParameterNames(files);
    List<Found> found = new ArrayList<>();
    for (MethodDescription method : wanted.in(faces, named)) {
      MethodFacts facts = faces.of(method);
      if (matcher.wantsMethod(type.getName(), facts)) {
        found.add(found(method, names.of(type, method), facts, null));
      }
    }
    return found;
  }

  private static Found found(
      MethodDescription method, String names, MethodFacts facts, @Nullable String receiver) {
    return new Found(
        method.getInternalName(),
        method.getDescriptor(),
        names.isEmpty() ? List.of() : List.of(names.split(",")),
        facts,
        receiver);
  }
}
