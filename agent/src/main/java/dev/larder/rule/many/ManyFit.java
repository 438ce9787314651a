package dev.larder.rule.many;

import dev.larder.batch.Ids;
import dev.larder.batch.Values;
import dev.larder.key.CompiledKey;
import dev.larder.key.KeyCompiler;
import dev.larder.key.KeySample;
import dev.larder.key.KeyScope;
import dev.larder.key.KeyTemplate;
import dev.larder.key.Part.Placeholder;
import dev.larder.key.Property;
import dev.larder.key.SingleValue;
import dev.larder.key.TemplateException;
import dev.larder.rule.called.CalledMethod;
import dev.larder.rule.called.Later;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A method of many ids.
 *
 * @param argument where they are among receiver (unless static) and arguments
 * @param root the placeholder that they stand for in the read's key
 * @param key of one, with it in their place
 * @param primitive the same where the read takes a primitive; null if there is none of the class
 * @param sample of such a key
 */
public record ManyFit(
    int argument,
    String root,
    Ids ids,
    Values values,
    CompiledKey key,
    @Nullable OfPrimitive primitive,
    String sample) {
  private static final KeyTemplate RESULT_ID =
      new KeyTemplate(List.of(new Placeholder("result", List.of("id"), null)));

  /**
   * How a method fits.
   *
   * @param scope of its own parameters
   * @param ids the name or position of the parameter that has them
   * @param key of the read of one
   * @param id where a value has its id; null: {@code {result.id}}
   * @throws TemplateException if it does not
   */
  public static ManyFit of(
      CalledMethod method, KeyScope scope, String ids, KeyTemplate key, @Nullable KeyTemplate id)
      throws TemplateException {
    int argument = scope.argument(ids);
    Class<?> type = scope.type(argument);
    Class<?> one = Ids.canBe(type) ? wrapped(element(parameter(method, scope, argument), 0)) : null;
    if (one == null || one == Object.class) {
      throw new TemplateException(
          "{" + ids + "} is a " + type.getTypeName() + ", not a collection of ids of one class",
          "name a parameter that is a List, Set or Collection of them, as List<Long>, or an array",
          0);
    }
    String root = root(key, scope);
    KeyTemplate each = new KeyTemplate(List.of(new Placeholder(ids, List.of(), null)));
    KeyTemplate bound = key.bind(Map.of(root, each));
    KeyScope ofOne = scope.with(argument, one);
    Class<?> plain = MethodType.methodType(one).unwrap().returnType();
    KeyScope ofPlain = scope.with(argument, plain);
    return new ManyFit(
        argument,
        root,
        new Ids(type),
        values(method, one, id == null ? RESULT_ID : id),
        KeyCompiler.compile(bound, ofOne),
        plain == one ? null : new OfPrimitive(plain, KeyCompiler.compile(bound, ofPlain)),
        KeySample.of(bound, ofOne));
  }

  /** The key of one as a primitive. */
  public record OfPrimitive(Class<?> type, CompiledKey key) {}

  private static Type parameter(CalledMethod method, KeyScope scope, int argument) {
    Type[] types = method.declared().getGenericParameterTypes();
    return types[types.length - 1 - (scope.last() - argument)];
  }

  /**
   * The placeholder that the ids stand for: the only one, or the one that the method has no
   * parameter for. Others are taken by their names, since positions are those of the read.
   */
  private static String root(KeyTemplate key, KeyScope scope) throws TemplateException {
    if (key.roots().size() == 1) {
      return key.roots().iterator().next();
    }
    List<String> unknown = new ArrayList<>();
    boolean byPosition = false;
    for (String root : key.roots()) {
      byPosition |= Character.isDigit(root.charAt(0));
      if (!scope.has(root)) {
        unknown.add(root);
      }
    }
    if (unknown.size() == 1 && !byPosition) {
      return unknown.get(0);
    }
    throw new TemplateException(
        "the key \"" + key + "\" has " + key.roots() + ", of which one has to be the id",
        "name them in the key, and the method's other parameters alike",
        0);
  }

  private static Values values(CalledMethod method, Class<?> one, KeyTemplate id)
      throws TemplateException {
    Class<?> type = method.valueClass();
    if (method.later() != Later.NO || !Values.canBe(type)) {
      throw new TemplateException(
          "a result of " + method.body().getReturnType().getTypeName() + " cannot be put together",
          "name a method that returns a List, Set, Collection, Map or array",
          0);
    }
    if (type == Map.class) {
      Class<?> value = element(method.value(), 1);
      if (wrapped(element(method.value(), 0)) != one || value == Object.class) {
        throw new TemplateException(
            "the result is no Map of the ids, which are " + one.getTypeName(),
            "name a method that returns a Map from them to values of one class",
            0);
      }
      return new Values(type, value, null);
    }
    Class<?> element = element(method.value(), 0);
    KeyScope ofValue = new KeyScope(null, List.of()).after(element);
    Property path = SingleValue.of(id, ofValue).path();
    if (wrapped(path.type()) != one) {
      throw new TemplateException(
          id + " is a " + path.type().getTypeName() + ", and the ids are " + one.getTypeName(),
          "name where a value has its id",
          0);
    }
    return new Values(type, wrapped(element), path);
  }

  private static Class<?> element(Type type, int place) {
    if (type instanceof Class<?> raw) {
      return raw.isArray() ? raw.getComponentType() : Object.class;
    }
    Type element =
        type instanceof ParameterizedType of ? of.getActualTypeArguments()[place] : Object.class;
    if (element instanceof WildcardType any) {
      element = any.getUpperBounds()[0];
    }
    if (element instanceof ParameterizedType of) {
      return (Class<?>) of.getRawType();
    }
    return element instanceof Class<?> known ? known : Object.class;
  }

  private static Class<?> wrapped(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }
}
