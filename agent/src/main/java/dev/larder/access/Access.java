package dev.larder.access;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Member;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes members of classes accessible to Larder. A package that a module of the application keeps
 * closed is opened to Larder's own module and to no other; the JDK's packages stay as they are.
 * Thread-safe.
 */
public final class Access {
  private static volatile @Nullable Instrumentation instrumentation;

  private Access() {}

  /** From now on packages can be opened. Without it only open ones are accessible. */
  public static void grantedBy(Instrumentation granted) {
    instrumentation = granted;
  }

  /** Makes a member accessible and tells whether it is. */
  public static <M extends AccessibleObject & Member> boolean open(M member) {
    return member.trySetAccessible()
        || (openPackageOf(member.getDeclaringClass()) && member.trySetAccessible());
  }

  /**
   * A lookup with every right of a class.
   *
   * @throws IllegalAccessException if its package is closed and cannot be opened
   */
  public static MethodHandles.Lookup lookupIn(Class<?> type) throws IllegalAccessException {
    if (!type.getModule().isOpen(type.getPackageName(), Access.class.getModule())) {
      boolean unused = openPackageOf(type);
    }
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
  }

  private static boolean openPackageOf(Class<?> type) {
    Instrumentation granted = instrumentation;
    if (granted == null || isOfJdk(type)) {
      return false;
    }
    Set<Module> larder = Set.of(Access.class.getModule());
    granted.redefineModule(
        type.getModule(),
        Set.of(),
        Map.of(),
        Map.of(type.getPackageName(), larder),
        Set.of(),
        Map.of());
    return true;
  }

  private static boolean isOfJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String module = String.valueOf(type.getModule().getName());
    return loader == null
        || loader == ClassLoader.getPlatformClassLoader()
        || module.startsWith("java.")
        || module.startsWith("jdk.");
  }
}
