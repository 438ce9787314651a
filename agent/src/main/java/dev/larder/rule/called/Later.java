package dev.larder.rule.called;

import dev.larder.foreign.ForeignNames;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Whether a method's result is there when it returns, or what it comes in. */
public enum Later {
  /** It is there. */
  NO,
  /** A {@code CompletableFuture} or {@code CompletionStage}, by exactly this type. */
  FUTURE,
  /** A {@code Mono} of Reactor. */
  MONO,
  /** A {@code Flux} of Reactor: the list of its elements. */
  FLUX;

  private static final String MONO_NAME = ForeignNames.of("reactor|core|publisher|Mono");
  private static final String FLUX_NAME = ForeignNames.of("reactor|core|publisher|Flux");

  /** By a method's result type. */
  static Later of(Class<?> result) {
    if (result == CompletableFuture.class || result == CompletionStage.class) {
      return FUTURE;
    }
    if (result.getName().equals(MONO_NAME)) {
      return MONO;
    }
    return result.getName().equals(FLUX_NAME) ? FLUX : NO;
  }

  /** Whether results of a type are descriptions of work, which is done at each subscription. */
  public static boolean isReactive(Class<?> result) {
    Later later = of(result);
    return later == MONO || later == FLUX;
  }

  /** What its callers get in the end. */
  Type value(Type result) {
    if (this == NO) {
      return result;
    }
    Type value =
        result instanceof ParameterizedType of ? of.getActualTypeArguments()[0] : Object.class;
    Type one = value instanceof WildcardType any ? any.getUpperBounds()[0] : value;
    return this == FLUX ? TypeVariables.listOf(one) : one;
  }
}
