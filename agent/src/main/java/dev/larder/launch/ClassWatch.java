package dev.larder.launch;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Learns from the classes that pass by what needs neither a thread nor a touch. Once each. */
final class ClassWatch implements ClassFileTransformer {
  private static final String MBEAN_SERVER = "com/sun/jmx/mbeanserver/JmxMBeanServer";
  private static final long A_WHILE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Instrumentation instrumentation;
  private final @Nullable String awaited;
  private final Runnable action;
  private final long startNanos = System.nanoTime();

  private ClassWatch(Instrumentation instrumentation, @Nullable String awaited, Runnable action) {
    this.instrumentation = instrumentation;
    this.awaited = awaited;
    this.action = action;
  }

  /** The application, or a console attached to it, brings JMX up. */
  static void onJmx(Instrumentation instrumentation, Runnable action) {
    instrumentation.addTransformer(new ClassWatch(instrumentation, MBEAN_SERVER, action));
  }

  /** The application has been up for a while and goes on loading classes. */
  static void onceUp(Instrumentation instrumentation, Runnable action) {
    instrumentation.addTransformer(new ClassWatch(instrumentation, null, action));
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> classBeingRedefined,
      @Nullable ProtectionDomain protectionDomain,
      byte[] classFile) {
    boolean seen =
        awaited == null
            ? System.nanoTime() - startNanos > A_WHILE_NANOS
            : awaited.equals(className);
    if (seen && instrumentation.removeTransformer(this)) {
      action.run();
    }
    return null;
  }
}
