package dev.larder.key;

import dev.larder.access.Access;
import dev.larder.key.Part.Placeholder;
import dev.larder.key.function.KeyFunction;
import dev.larder.key.function.KeyFunctions;
import dev.larder.spelling.Nearest;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A path of properties and functions, found on static types. A null anywhere on the way is null at
 * the end.
 *
 * @param get takes and returns {@code Object}; null for the argument as it is
 * @param type the static type at the end
 */
public record Property(@Nullable MethodHandle get, Class<?> type) {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodType OBJECT_TO_OBJECT = MethodType.genericMethodType(1);
  private static final MethodHandle IS_NULL;
  private static final MethodHandle MAP_GET;
  private static final MethodHandle APPLY;

  static {
    try {
      IS_NULL =
          LOOKUP.findStatic(
              Objects.class, "isNull", MethodType.methodType(boolean.class, Object.class));
      MAP_GET = LOOKUP.findVirtual(Map.class, "get", OBJECT_TO_OBJECT);
      APPLY = LOOKUP.findVirtual(KeyFunction.class, "apply", OBJECT_TO_OBJECT);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final int MAX_CHOICES = 12;

  /**
   * Follows a placeholder's path and applies its functions.
   *
   * @param argument the one that the placeholder begins with
   * @throws TemplateException if there is no such property or function, or the function does not
   *     take such values
   */
  public static Property of(KeyScope scope, int argument, Placeholder hole)
      throws TemplateException {
    Property end = new Property(null, scope.type(argument));
    for (String name : hole.path()) {
      end = end.step(name, hole);
    }
    for (int i = 0; i < hole.functions().size(); i++) {
      end = end.apply(hole.functions().get(i), scope.functions(), hole.before(i));
    }
    return end;
  }

  private Property apply(String name, KeyFunctions functions, Placeholder value)
      throws TemplateException {
    KeyFunction function = function(name, functions);
    if (function == null) {
      String near = Nearest.to(name, functions.names());
      throw new TemplateException(
          "there is no function \"" + name + "\"",
          near == null ? "write one of " + String.join(", ", functions.names()) : "write " + near,
          0);
    }
    String refusal = function.refusal(type);
    if (refusal != null) {
      throw new TemplateException(
          value + " is a " + type.getName() + ": " + refusal,
          Form.of(type) == null ? cure(type, value) : "write " + value,
          0);
    }
    return new Property(then(APPLY.bindTo(function)), function.result());
  }

  private static @Nullable KeyFunction function(String name, KeyFunctions functions)
      throws TemplateException {
    try {
      return functions.function(name);
    } catch (IllegalStateException fault) {
      throw new TemplateException(
          "\"" + name + "\" is none of Larder's functions, and " + fault.getMessage(),
          "correct the classes that META-INF/services names",
          0);
    }
  }

  /** The next step after this one, unless there is null. */
  private MethodHandle then(MethodHandle next) {
    MethodHandle ofNull =
        MethodHandles.dropArguments(MethodHandles.constant(Object.class, null), 0, Object.class);
    MethodHandle safe = MethodHandles.guardWithTest(IS_NULL, ofNull, next.asType(OBJECT_TO_OBJECT));
    return get == null ? safe : MethodHandles.filterReturnValue(get, safe);
  }

  /** What to write instead of a placeholder whose type has no stable text. */
  static String cure(Class<?> type, Placeholder hole) {
    StringBuilder cure = new StringBuilder();
    String written = new Placeholder(hole.root(), hole.path(), null).toString();
    String stem = written.substring(0, written.length() - 1);
    for (String name : names(type, true)) {
      cure.append(cure.length() == 0 ? "write " : " or ");
      cure.append(stem).append('.').append(name).append('}');
    }
    return cure.length() == 0 ? "write a path to a value that has one" : cure.toString();
  }

  private Property step(String name, Placeholder hole) throws TemplateException {
    MethodHandle found;
    try {
      found = member(type, name);
    } catch (IllegalAccessException e) {
      throw new TemplateException(
          hole + ": \"" + name + "\" of " + type.getName() + " is not accessible",
          "write another property",
          0);
    }
    if (found == null) {
      Set<String> names = names(type, false);
      String near = Nearest.to(name, names);
      throw new TemplateException(
          type.getSimpleName() + " has no \"" + name + "\"" + list(names),
          near == null ? "write a property that it has" : "write \"" + near + "\"",
          0);
    }
    return new Property(then(found), found.type().returnType());
  }

  private static String list(Set<String> names) {
    return names.isEmpty() ? "" : "; it has " + String.join(", ", names);
  }

  private static @Nullable MethodHandle member(Class<?> type, String name)
      throws IllegalAccessException {
    if (Map.class.isAssignableFrom(type)) {
      return MethodHandles.insertArguments(MAP_GET, 1, name);
    }
    String tail = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    Method getter = method(type, "get" + tail);
    if (getter == null) {
      getter = method(type, "is" + tail);
    }
    if (getter == null) {
      getter = method(type, name);
    }
    if (getter != null) {
      Access.open(getter);
      return LOOKUP.unreflect(getter);
    }
    Field field = field(type, name);
    if (field == null) {
      return null;
    }
    Access.open(field);
    return LOOKUP.unreflectGetter(field);
  }

  private static @Nullable Method method(Class<?> type, String name) {
    try {
      return getter(type.getMethod(name));
    } catch (NoSuchMethodException e) {
      return inherited(type, name);
    }
  }

  private static @Nullable Method inherited(Class<?> type, String name) {
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      for (Method method : at.getDeclaredMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == 0) {
          return getter(method);
        }
      }
    }
    return null;
  }

  private static @Nullable Method getter(Method method) {
    boolean reads =
        method.getReturnType() != void.class
            && !Modifier.isStatic(method.getModifiers())
            && method.getDeclaringClass() != Object.class;
    return reads ? method : null;
  }

  private static @Nullable Field field(Class<?> type, String name) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
          return field;
        }
      }
    }
    return null;
  }

  /** Names of the properties of a type, of those with a stable text if asked. */
  private static Set<String> names(Class<?> type, boolean stable) {
    Set<String> names = new TreeSet<>();
    for (Method method : type.getMethods()) {
      String name = getter(method) == null ? null : propertyName(type, method);
      if (name != null && !(stable && Form.of(method.getReturnType()) == null)) {
        names.add(name);
      }
    }
    for (Class<?> at = type; at != null && at.getClassLoader() != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        boolean usable = !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic();
        if (usable && !(stable && Form.of(field.getType()) == null)) {
          names.add(field.getName());
        }
      }
    }
    while (names.size() > MAX_CHOICES) {
      names.remove(((TreeSet<String>) names).last());
    }
    return names;
  }

  private static @Nullable String propertyName(Class<?> type, Method method) {
    String name = method.getName();
    if (method.getParameterCount() > 0) {
      return null;
    }
    if (type.isRecord() && field(type, name) != null) {
      return name;
    }
    if (name.startsWith("get") && name.length() > 3) {
      return decapitalised(name, 3);
    }
    if (name.startsWith("is") && name.length() > 2 && method.getReturnType() == boolean.class) {
      return decapitalised(name, 2);
    }
    return null;
  }

  private static String decapitalised(String name, int from) {
    return Character.toLowerCase(name.charAt(from)) + name.substring(from + 1);
  }
}
