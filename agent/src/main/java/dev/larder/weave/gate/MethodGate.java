package dev.larder.weave.gate;

import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import org.jspecify.annotations.Nullable;

/** Which methods can be woven without harm to their class. Stateless. */
public final class MethodGate {
  /** The JVM allows 255; a method handle of more than 250 has no room for Larder's own values. */
  public static final int MOST_SLOTS = 250;

  private MethodGate() {}

  /** Why a method that a rule names is left alone, null if it can be woven. */
  public static @Nullable Reason refusal(MethodDescription.InDefinedShape method) {
    if (method.isAbstract()) {
      return new Reason("it is abstract", "name a method with a body, or add + to the type");
    }
    if (method.isNative()) {
      return new Reason("it is native", "name the method that calls it");
    }
    if (slots(method) > MOST_SLOTS) {
      return new Reason(
          "its arguments take more than " + MOST_SLOTS + " slots", "name the method that calls it");
    }
    return null;
  }

  /** Bridges and synthetic methods only forward: the method behind them is the one woven. */
  public static boolean isForwarder(MethodDescription.InDefinedShape method) {
    return method.isBridge() || method.isSynthetic();
  }

  private static int slots(MethodDescription.InDefinedShape method) {
    int slots = method.isStatic() ? 0 : 1;
    for (ParameterDescription.InDefinedShape parameter : method.getParameters()) {
      slots += parameter.getType().getStackSize().getSize();
    }
    return slots;
  }
}
