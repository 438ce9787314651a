package dev.larder.weave.gate;

import dev.larder.foreign.ForeignNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which classes may be woven at all. Stateless. */
public final class ClassGate {
  /** Agents and what they bring along, which live in the application's own class loader. */
  private static final List<String> OF_AGENTS =
      ForeignNames.of(
          List.of(
              "co.elastic.apm.",
              "com.appdynamics.",
              "com.contrastsecurity.",
              "com.dynatrace.",
              "com.intellij.rt.",
              "com.newrelic.",
              "com.wavefront.agent.",
              "datadog.",
              "io.opentelemetry.javaagent.",
              "net|bytebuddy|",
              "org.apache.skywalking.",
              "org.aspectj.weaver.",
              "org.glowroot.agent.",
              "org.jacoco.agent.",
              "org.mockito."));

  private static final String OF_APPLICATION = "name a method of the application";

  private ClassGate() {}

  /**
   * Why a class that a rule names is left alone, null if it may be woven.
   *
   * @param name binary name, {@code com.shop.ProductService}
   * @param loader null: the JVM's own
   */
  public static @Nullable Reason refusal(@Nullable ClassLoader loader, String name) {
    if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
      return new Reason("it is a class of the JDK", OF_APPLICATION);
    }
    if (loader == ClassGate.class.getClassLoader() || isOwn(name)) {
      return new Reason("it is Larder's own", OF_APPLICATION);
    }
    for (String agent : OF_AGENTS) {
      if (name.startsWith(agent)) {
        return new Reason("it belongs to an agent", OF_APPLICATION);
      }
    }
    if (name.contains("$$")) {
      return new Reason(
          "\"$$\" in its name says that it was generated at run time",
          "name the class that it extends");
    }
    return null;
  }

  /** The API's classes come with the application: the agent gives them their meaning. */
  private static boolean isOwn(String name) {
    return name.startsWith("dev.larder.") && !name.startsWith("dev.larder.api.");
  }
}
