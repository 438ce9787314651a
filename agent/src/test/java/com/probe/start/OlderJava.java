package com.probe.start;

import java.lang.instrument.Instrumentation;

/** Plays an older JVM that starts Larder: its version cannot be set from outside. */
public final class OlderJava {
  private OlderJava() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    System.setProperty("java.specification.version", args[0]);
    System.setProperty("java.version", args[1]);
    Class.forName("dev.larder.premain.LarderAgent")
        .getMethod("premain", String.class, Instrumentation.class)
        .invoke(null, "larder.yaml", null);
    System.out.println("the application runs");
  }
}
