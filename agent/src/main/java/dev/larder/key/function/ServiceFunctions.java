package dev.larder.key.function;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The functions that the application or an extension brings. Its copy of the interface may be
 * another class than Larder's, so they are called by handles that are looked up on it.
 */
final class ServiceFunctions {
  /** What they implement. */
  static final String INTERFACE = "dev.larder.api.KeyFunction";

  private ServiceFunctions() {}

  /**
   * What a class loader has, by name; nothing where it does not know the interface. Runs the
   * functions' constructors.
   *
   * @throws IllegalStateException if one of them cannot be made or named
   */
  static SortedMap<String, KeyFunction> of(ClassLoader loader) {
    SortedMap<String, KeyFunction> functions = new TreeMap<>();
    Class<?> type = type(loader);
    if (type == null) {
      return functions;
    }
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      MethodHandle name = lookup.findVirtual(type, "name", methodType(String.class));
      MethodHandle apply =
          lookup.findVirtual(type, "apply", methodType(String.class, Object.class));
      for (Object service : ServiceLoader.load(type, loader)) {
        functions.put((String) name.invoke(service), new Service(apply.bindTo(service)));
      }
      return functions;
    } catch (Throwable fault) {
      throw new IllegalStateException("a key function cannot be used: " + fault, fault);
    }
  }

  private static @Nullable Class<?> type(ClassLoader loader) {
    try {
      return Class.forName(INTERFACE, false, loader);
    } catch (ClassNotFoundException absent) {
      return null;
    }
  }

  /**
   * One function.
   *
   * @param handle from the value to its text
   */
  private record Service(MethodHandle handle) implements KeyFunction {
    @Override
    public @Nullable String refusal(Class<?> type) {
      return null;
    }

    @Override
    public Class<?> result() {
      return String.class;
    }

    @Override
    public @Nullable Object apply(Object value) {
      try {
        return (String) handle.invokeExact(value);
      } catch (RuntimeException | Error fault) {
        throw fault;
      } catch (Throwable fault) {
        throw new IllegalStateException(fault);
      }
    }
  }
}
