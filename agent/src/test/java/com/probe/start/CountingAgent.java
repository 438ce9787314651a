package com.probe.start;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicInteger;

/** Another agent, which rewrites a class to the same and tells how often it was asked about it. */
public final class CountingAgent {
  private CountingAgent() {}

  public static void premain(String argument, Instrumentation instrumentation) {
    AtomicInteger asked = new AtomicInteger();
    instrumentation.addTransformer(
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader,
              String name,
              Class<?> redefined,
              ProtectionDomain domain,
              byte[] file) {
            if (name.equals("com/probe/start/Catalog")) {
              System.setProperty("probe.seen", Integer.toString(asked.incrementAndGet()));
              return file.clone();
            }
            return null;
          }
        },
        true);
  }
}
