package dev.larder.key;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled key of a static method whose parameters are named a, b, c and so on. */
final class KeyCall {
  final CompiledKey key;
  private final MethodHandle values;

  private KeyCall(CompiledKey key, MethodType site) {
    this.key = key;
    this.values = key.values(site);
  }

  static KeyCall of(String template, Class<?>... types) throws TemplateException {
    return of(KeyTemplate.parse(template), types);
  }

  static KeyCall of(KeyTemplate template, Class<?>... types) throws TemplateException {
    List<KeyParameter> parameters = new ArrayList<>();
    List<Class<?>> erased = new ArrayList<>();
    for (Class<?> type : types) {
      parameters.add(new KeyParameter(Character.toString('a' + parameters.size()), type));
      erased.add(type.isPrimitive() ? type : Object.class);
    }
    CompiledKey key = KeyCompiler.compile(template, new KeyScope(null, parameters));
    return new KeyCall(key, MethodType.methodType(Object.class, erased));
  }

  Object values(@Nullable Object... arguments) {
    try {
      return values.invokeWithArguments(Arrays.asList(arguments));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  String text(@Nullable Object... arguments) {
    return key.text(values(arguments));
  }
}
