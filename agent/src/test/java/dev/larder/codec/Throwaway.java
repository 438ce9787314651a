package dev.larder.codec;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** Classes compiled for one test, in a class loader of their own. */
final class Throwaway {
  private Throwaway() {}

  /** Compiles sources by class name and returns the class of this name from a new loader. */
  static Class<?> compile(String name, Map<String, String> sources) throws Exception {
    Path directory = Files.createTempDirectory("throwaway");
    List<String> arguments = new ArrayList<>(List.of("-d", directory.toString()));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = directory.resolve(source.getKey() + ".java");
      Files.writeString(file, "public " + source.getValue());
      arguments.add(file.toString());
    }
    int failures =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (failures != 0) {
      throw new IOException("the sources do not compile");
    }
    ClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()});
    return loader.loadClass(name);
  }

  /** An instance by the only constructor. */
  static Object create(Class<?> type, Object... arguments) throws ReflectiveOperationException {
    Constructor<?> only = type.getDeclaredConstructors()[0];
    return only.newInstance(arguments);
  }

  static void awaitUnloaded(WeakReference<ClassLoader> loader) {
    await()
        .until(
            () -> {
              System.gc();
              return loader.get() == null;
            });
  }
}
