package dev.larder.rule.behind;

import dev.larder.behind.QueueOptions;
import dev.larder.behind.call.BehindMethod;
import dev.larder.behind.call.CallFormat;
import dev.larder.behind.call.Merge;
import dev.larder.codec.CodecChoice;
import dev.larder.codec.CodecWish;
import dev.larder.codec.type.AllowedTypes;
import dev.larder.config.WriteSettings.Queueing;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.EntryName;
import dev.larder.engine.frame.Again;
import dev.larder.key.KeyScope;
import dev.larder.key.TemplateException;
import dev.larder.rule.called.AgainHandle;
import dev.larder.rule.called.CalledMethod;
import dev.larder.rule.called.SiteMethod;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method that runs later than it is called. */
public record BehindFit(CallFormat format, Merge merge) {
  /**
   * How a method fits.
   *
   * @param scope of its parameters
   * @param sum the name or position of the parameter that is summed up; null: none is
   * @throws TemplateException if it does not
   */
  public static BehindFit of(CalledMethod method, KeyScope scope, @Nullable String sum)
      throws TemplateException {
    Class<?> result = method.body().getReturnType();
    if (result != void.class) {
      throw new TemplateException(
          "it returns " + result.getTypeName() + ", which its callers would not get",
          "name a void method",
          0);
    }
    return new BehindFit(format(method), merge(scope, sum));
  }

  /**
   * The method with its key.
   *
   * @param call what the frames of one call have in common
   * @throws IllegalAccessException if it cannot be called
   */
  public BehindMethod method(SiteMethod site, CalledMethod method, Object call, EntryName key)
      throws IllegalAccessException {
    return new BehindMethod(
        site.qualifiedName() + site.descriptor(),
        format,
        merge,
        new Again(call, AgainHandle.of(method)),
        key);
  }

  /**
   * How the calls of a rule wait.
   *
   * @param stream where they do
   * @param context the class loader that they expect
   */
  public static QueueOptions options(
      String stream, Queueing queueing, @Nullable ClassLoader context) {
    return new QueueOptions(
        stream, queueing.inRedis(), queueing.flushEvery().toMillis(), queueing.maxBatch(), context);
  }

  private static CallFormat format(CalledMethod method) throws TemplateException {
    List<EntryFormat> arguments = new ArrayList<>();
    Type[] generic = method.declared().getGenericParameterTypes();
    List<Class<?>> erased = method.parameters();
    for (int i = 0; i < erased.size(); i++) {
      boolean isWhole = generic[i] instanceof Class<?> || generic[i] instanceof ParameterizedType;
      arguments.add(format(isWhole ? generic[i] : erased.get(i), erased.get(i), name(method, i)));
    }
    int first = Modifier.isStatic(method.body().getModifiers()) ? 0 : 1;
    return new CallFormat(first, arguments);
  }

  private static String name(CalledMethod method, int parameter) {
    return "{" + (method.names().isEmpty() ? parameter : method.names().get(parameter)) + "}";
  }

  private static EntryFormat format(Type type, Class<?> erased, String name)
      throws TemplateException {
    CodecChoice choice = CodecChoice.choose(type, CodecWish.AUTO, AllowedTypes.NONE);
    if (choice instanceof CodecChoice.Accepted accepted) {
      return new EntryFormat(accepted.codecs(), accepted.shape(), erased, null);
    }
    throw new TemplateException(
        name + " cannot wait: " + ((CodecChoice.Refused) choice).reason(),
        "name a method whose arguments are values, such as one that this one calls",
        0);
  }

  private static Merge merge(KeyScope scope, @Nullable String sum) throws TemplateException {
    if (sum == null) {
      return Merge.LAST;
    }
    int argument = scope.argument(sum);
    Class<?> type = scope.type(argument);
    Merge merge = Merge.sum(argument, MethodType.methodType(type).wrap().returnType());
    if (merge == null) {
      throw new TemplateException(
          "{" + sum + "} is a " + type.getTypeName() + ", which has no sum",
          "name a number: int, long, double, BigDecimal and the like",
          0);
    }
    return merge;
  }
}
