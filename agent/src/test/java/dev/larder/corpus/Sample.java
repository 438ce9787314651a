package dev.larder.corpus;

import dev.larder.codec.CodecWish;
import dev.larder.codec.type.AllowedTypes;
import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.RefusedBy;
import dev.larder.corpus.sample.Row;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A method as an application has it, with results of it.
 *
 * @param kind the table of the page
 * @param row of that table
 */
record Sample(Class<?> kind, Class<?> row, Method method) {

  /** Of the row's class and the method. */
  String name() {
    return kind.getSimpleName() + "." + row.getSimpleName() + "." + method.getName();
  }

  Type type() {
    return method.getGenericReturnType();
  }

  Class<?> resultClass() {
    return method.getReturnType();
  }

  /** Made anew: nothing that one codec does to them is seen by another. */
  List<Object> values() {
    return Each.all(this::value);
  }

  private Object value(Each each) {
    try {
      Constructor<?> only = row.getDeclaredConstructor();
      only.setAccessible(true);
      method.setAccessible(true);
      Object owner = only.newInstance();
      return method.getParameterCount() == 0 ? method.invoke(owner) : method.invoke(owner, each);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name(), e);
    }
  }

  AllowedTypes allowed() {
    Set<String> names =
        Arrays.stream(row().getAnnotation(Row.class).allow())
            .map(Class::getName)
            .collect(Collectors.toSet());
    return names.isEmpty()
        ? AllowedTypes.NONE
        : new AllowedTypes(
            names.stream().sorted().collect(Collectors.joining(" ")),
            names::contains,
            row.getClassLoader());
  }

  /** What should become of it. */
  Fate expected(CodecWish wish) {
    Fate auto = row.getAnnotation(Row.class).auto();
    RefusedBy exceptions = method.getAnnotation(RefusedBy.class);
    if (exceptions != null && Arrays.asList(exceptions.value()).contains(wish)) {
      return Fate.REFUSED;
    }
    return switch (wish) {
      case AUTO, RAW -> auto;
      case BINARY -> auto == Fate.JSON ? Fate.BINARY : auto;
      case JSON, SMILE, CBOR, MSGPACK, PLAIN -> auto == Fate.BINARY ? Fate.REFUSED : auto;
    };
  }
}
