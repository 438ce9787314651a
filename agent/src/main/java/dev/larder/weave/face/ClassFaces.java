package dev.larder.weave.face;

import dev.larder.match.MethodFace;
import dev.larder.match.MethodFacts;
import dev.larder.match.TypeFace;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.annotation.AnnotationSource;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * The types that callers may know the methods of one class by: the class itself, and each interface
 * above it with the methods that it declares or inherits, type variables resolved as this class
 * fills them. The JDK's types are known by name alone. Not thread-safe.
 */
public final class ClassFaces {
  private final TypeDescription type;
  private final boolean withAnnotations;
  private final @Nullable TypeFace own;
  private final Map<String, Above> interfaces = new LinkedHashMap<>();
  private final List<TypeDescription.Generic> superClasses = new ArrayList<>();

  /** An interface above the class; its members are its own and those of the ones above it. */
  private record Above(TypeFace face, List<TypeDescription.Generic> members) {}

  private ClassFaces(TypeDescription type, boolean withAnnotations) {
    this.type = type;
    this.withAnnotations = withAnnotations;
    Set<String> above = new LinkedHashSet<>();
    addAbove(type, above);
    own = isProxy(type) ? null : face(type, above);
  }

  /** The faces of a class; without annotations, they are all taken for having none. */
  public static ClassFaces of(TypeDescription type, boolean withAnnotations) {
    return new ClassFaces(type, withAnnotations);
  }

  /** The class. */
  public TypeDescription type() {
    return type;
  }

  /** How many classes are above it, the JDK's apart. */
  public int depth() {
    return superClasses.size();
  }

  /** What patterns ask of a method of this class. */
  public MethodFacts of(MethodDescription method) {
    Set<MethodFace> faces = new LinkedHashSet<>();
    if (own != null) {
      faces.add(face(own, method, method));
    }
    if (method.isVirtual()) {
      for (Above above : interfaces.values()) {
        for (TypeDescription.Generic declaring : above.members()) {
          addImplemented(faces, above.face(), declaring, method);
        }
      }
    }
    return new MethodFacts(method.getInternalName(), method.getModifiers(), List.copyOf(faces));
  }

  /** The methods that this class has from above, as it has them; the declaring type's face last. */
  public List<MethodFacts> inherited() {
    List<MethodFacts> inherited = new ArrayList<>();
    List<TypeDescription.Generic> declaring = new ArrayList<>(superClasses);
    for (Above above : interfaces.values()) {
      declaring.add(above.members().get(0));
    }
    for (TypeDescription.Generic above : declaring) {
      TypeFace here = own == null ? face(type, Set.of()) : own;
      for (MethodDescription method : above.getDeclaredMethods()) {
        if (method.isMethod() && !method.isPrivate() && !method.isSynthetic()) {
          inherited.add(
              new MethodFacts(
                  method.getInternalName(),
                  method.getModifiers(),
                  List.of(
                      face(here, method, method),
                      face(here, method.asDefined(), method),
                      face(face(above.asErasure(), Set.of()), method, method))));
        }
      }
    }
    return inherited;
  }

  /**
   * The bodies that this class has from above, by the faces that they get so: those of interfaces
   * of its own that they implement. The method as it is declared, and what patterns ask of it here.
   *
   * @param withOwn whether the class itself counts as such a face
   */
  public Map<MethodDescription, MethodFacts> lent(boolean withOwn) {
    Map<MethodDescription, MethodFacts> lent = new LinkedHashMap<>();
    Set<String> seen = new LinkedHashSet<>();
    for (MethodDescription method : type.getDeclaredMethods()) {
      seen.add(method.getInternalName() + erasures(method));
    }
    List<TypeDescription.Generic> declaring = new ArrayList<>(superClasses);
    for (Above above : interfaces.values()) {
      declaring.add(above.members().get(0));
    }
    for (TypeDescription.Generic above : declaring) {
      for (MethodDescription method : above.getDeclaredMethods()) {
        if (method.isVirtual()
            && !method.isAbstract()
            && seen.add(method.getInternalName() + erasures(method))) {
          List<MethodFace> faces = new ArrayList<>(of(method).faces());
          faces.removeIf(face -> !withOwn && face.type().equals(own));
          if (!faces.isEmpty()) {
            lent.put(
                method.asDefined(),
                new MethodFacts(method.getInternalName(), method.getModifiers(), faces));
          }
        }
      }
    }
    return lent;
  }

  private void addAbove(TypeDefinition below, Set<String> names) {
    TypeDescription.Generic superClass = below.getSuperClass();
    if (superClass != null && names.add(name(superClass)) && !isOfJdk(superClass)) {
      superClasses.add(superClass);
      addAbove(superClass, names);
    }
    for (TypeDescription.Generic direct : below.getInterfaces()) {
      names.add(name(direct));
      if (!isOfJdk(direct) && !interfaces.containsKey(name(direct))) {
        Set<String> above = new LinkedHashSet<>();
        List<TypeDescription.Generic> members = new ArrayList<>();
        addMembers(direct, members, above);
        interfaces.put(name(direct), new Above(face(direct.asErasure(), above), members));
        names.addAll(above);
        addAbove(direct, names);
      }
    }
  }

  private static void addMembers(
      TypeDescription.Generic type, List<TypeDescription.Generic> members, Set<String> above) {
    members.add(type);
    for (TypeDescription.Generic direct : type.getInterfaces()) {
      if (above.add(name(direct)) && !isOfJdk(direct)) {
        addMembers(direct, members, above);
      }
    }
  }

  /** The faces that a method gets from the methods of an interface that it implements. */
  private void addImplemented(
      Set<MethodFace> faces,
      TypeFace through,
      TypeDescription.Generic declaring,
      MethodDescription method) {
    for (MethodDescription candidate : declaring.getDeclaredMethods()) {
      if (candidate.isVirtual()
          && candidate.getInternalName().equals(method.getInternalName())
          && candidate.getParameters().size() == method.getParameters().size()) {
        List<String> actual = erasures(method);
        MethodDescription defined = candidate.asDefined();
        if (actual.equals(erasures(candidate)) || actual.equals(erasures(defined))) {
          faces.add(face(through, candidate, candidate));
          faces.add(face(through, defined, candidate));
        }
      }
    }
  }

  private TypeFace face(TypeDescription type, Set<String> above) {
    return new TypeFace(type.getName(), List.copyOf(above), annotations(type));
  }

  private MethodFace face(
      TypeFace through, MethodDescription signature, AnnotationSource annotated) {
    return new MethodFace(
        through,
        erasure(signature.getReturnType().asErasure()),
        erasures(signature),
        annotations(annotated));
  }

  private List<String> annotations(AnnotationSource annotated) {
    List<String> names = new ArrayList<>();
    if (withAnnotations) {
      for (AnnotationDescription annotation : annotated.getDeclaredAnnotations()) {
        names.add(annotation.getAnnotationType().getName());
      }
    }
    return names;
  }

  /** The erased types of a method's parameters, as method patterns spell them. */
  public static List<String> erasures(MethodDescription method) {
    List<String> erasures = new ArrayList<>();
    for (ParameterDescription parameter : method.getParameters()) {
      erasures.add(erasure(parameter.getType().asErasure()));
    }
    return erasures;
  }

  private static String erasure(TypeDescription type) {
    TypeDescription component = type.getComponentType();
    return component == null ? type.getName() : erasure(component) + "[]";
  }

  /** Whether a class is one that {@link Proxy} has made. */
  public static boolean isProxy(TypeDescription type) {
    TypeDescription.Generic superClass = type.getSuperClass();
    return superClass != null && name(superClass).equals(Proxy.class.getName());
  }

  private static boolean isOfJdk(TypeDefinition type) {
    String name = name(type);
    return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
  }

  private static String name(TypeDefinition type) {
    return type.asErasure().getName();
  }
}
