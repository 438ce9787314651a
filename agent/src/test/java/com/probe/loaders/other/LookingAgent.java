package com.probe.loaders.other;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;

/** Looks at class files as the agents before it have left them, and changes nothing. */
public final class LookingAgent {
  private static Instrumentation instrumentation;

  private LookingAgent() {}

  /** Called by the JVM. */
  public static void premain(String argument, Instrumentation given) {
    instrumentation = given;
  }

  /** What the JVM would run from now on. */
  public static byte[] fileOf(Class<?> type) throws UnmodifiableClassException {
    byte[][] seen = new byte[1][];
    ClassFileTransformer look =
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader,
              String name,
              Class<?> redefined,
              ProtectionDomain domain,
              byte[] classFile) {
            if (redefined == type) {
              seen[0] = classFile.clone();
            }
            return null;
          }
        };
    instrumentation.addTransformer(look, true);
    try {
      instrumentation.retransformClasses(type);
    } finally {
      instrumentation.removeTransformer(look);
    }
    return seen[0];
  }
}
