package dev.larder.weave.face;

import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/**
 * Finds the names of a method's parameters: in the class file being woven, or, where an agent that
 * came first stripped them, in the class file as its loader has it. One is made for each class.
 */
public final class ParameterNames {
  private final TypePool original;

  /**
   * Finds them.
   *
   * @param originalFiles as the class's loader has them
   */
  public ParameterNames(ClassFileLocator originalFiles) {
    original = pool(originalFiles);
  }

  /** Whether the class file being woven names every parameter of these methods. */
  public static boolean areIn(List<MethodDescription.InDefinedShape> methods) {
    for (MethodDescription method : methods) {
      if (join(method).isEmpty() && !method.getParameters().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * A pool that also reads parameter names from the local variable table, and knows types without a
   * file by name.
   */
  public static TypePool pool(ClassFileLocator files) {
    return new TypePool.Default.WithLazyResolution(
        new NamedTypes(), files, TypePool.Default.ReaderMode.EXTENDED);
  }

  /** The names joined by commas; empty where a name is missing. */
  public String of(TypeDescription type, MethodDescription method) {
    String names = join(method);
    return names.isEmpty() && !method.getParameters().isEmpty()
        ? fromOriginal(type.getName(), method)
        : names;
  }

  private String fromOriginal(String type, MethodDescription method) {
    TypePool.Resolution resolution = original.describe(type);
    if (resolution.isResolved()) {
      for (MethodDescription candidate : resolution.resolve().getDeclaredMethods()) {
        if (candidate.getInternalName().equals(method.getInternalName())
            && candidate.getDescriptor().equals(method.getDescriptor())) {
          return join(candidate);
        }
      }
    }
    return "";
  }

  private static String join(MethodDescription method) {
    StringBuilder names = new StringBuilder();
    for (ParameterDescription parameter : method.getParameters()) {
      if (!parameter.isNamed()) {
        return "";
      }
      names.append(names.length() == 0 ? "" : ",").append(parameter.getName());
    }
    return names.toString();
  }
}
