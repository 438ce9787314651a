package dev.larder.weave;

import dev.larder.match.MethodFacts;
import dev.larder.weave.face.ClassFaces;
import dev.larder.weave.face.ParameterNames;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;

/**
 * What would be woven of classes that do not run, by the decisions of {@link WeavingTransformer}.
 * Not thread-safe.
 */
public final class ClassSurvey {
  private final ClassMatcher matcher;
  private final WeavingTransformer transformer;
  private final WantedMethods wanted;

  /**
   * A survey for the matcher's rules.
   *
   * @param listener hears what would be left alone
   */
  public ClassSurvey(ClassMatcher matcher, WeaveListener listener) {
    this.matcher = matcher;
    transformer = new WeavingTransformer(matcher, listener);
    wanted = new WantedMethods(matcher, listener);
  }

  /**
   * A method that would be woven.
   *
   * @param descriptor its parameter and result types as in the class file
   * @param parameterNames as far as they are known: all or none
   * @param facts what method patterns ask of it
   */
  public record Found(
      String name, String descriptor, List<String> parameterNames, MethodFacts facts) {
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
    ClassFileLocator files =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name, classFile),
            ClassFileLocator.ForClassLoader.of(loader));
    TypeDescription type = ParameterNames.pool(files).describe(name).resolve();
    return new Surveyed(type.isInterface() && !type.isAnnotation(), found(type, files, named));
  }

  /** Looks at a JDK proxy. */
  public List<Found> look(Class<?> proxy) {
    return found(TypeDescription.ForLoadedType.of(proxy), ClassFileLocator.NoOp.INSTANCE, false);
  }

  private List<Found> found(TypeDescription type, ClassFileLocator files, boolean named) {
    ClassFaces faces = ClassFaces.of(type, matcher.wantsAnnotations());
    ParameterNames names = new ParameterNames(files);
    List<Found> found = new ArrayList<>();
    for (MethodDescription method : wanted.in(faces, named)) {
      String joined = names.of(type, method);
      found.add(
          new Found(
              method.getInternalName(),
              method.getDescriptor(),
              joined.isEmpty() ? List.of() : List.of(joined.split(",")),
              faces.of(method)));
    }
    return found;
  }
}
