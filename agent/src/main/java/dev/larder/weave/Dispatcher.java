package dev.larder.weave;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Set;

/**
 * Puts {@code java.lang.LarderDispatcher} in its place: {@code java.lang} is the one package that
 * the class loaders of Tomcat, Spring Boot, OSGi and JBoss Modules all delegate. The package is
 * opened to this loader's module alone, and the boot class path is not appended, which would throw
 * the JVM's class data archive away.
 */
public final class Dispatcher {
  static final String NAME = "java.lang.LarderDispatcher";
  private static final String FILE = "/boot/java/lang/LarderDispatcher.classdata";

  private Dispatcher() {}

  /**
   * Defines the dispatcher and connects it.
   *
   * @param linker of type {@code (Lookup, String, MethodType, Object[])CallSite}
   */
  public static void install(Instrumentation instrumentation, MethodHandle linker)
      throws IOException, ReflectiveOperationException {
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang", Set.of(Dispatcher.class.getModule())),
        Set.of(),
        Map.of());
    MethodHandles.Lookup lookup =
        MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
    Class<?> dispatcher = lookup.defineClass(classFile());
    MethodHandles.privateLookupIn(dispatcher, MethodHandles.lookup())
        .findStaticVarHandle(dispatcher, "linker", MethodHandle.class)
        .setVolatile(linker);
  }

  /** The type of a linker. */
  public static MethodType linkerType() {
    return MethodType.methodType(
        CallSite.class, MethodHandles.Lookup.class, String.class, MethodType.class, Object[].class);
  }

  private static byte[] classFile() throws IOException {
    try (InputStream in = Dispatcher.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException("the agent's jar has no " + FILE);
      }
      return in.readAllBytes();
    }
  }
}
