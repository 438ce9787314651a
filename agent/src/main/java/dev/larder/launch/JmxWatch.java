package dev.larder.launch;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Notices when the application, or a console attached to it, brings JMX up, without touching it:
 * the class of an MBean server passes by like every other.
 */
final class JmxWatch implements ClassFileTransformer {
  private static final String MBEAN_SERVER = "com/sun/jmx/mbeanserver/JmxMBeanServer";

  private final Instrumentation instrumentation;
  private final Runnable action;

  private JmxWatch(Instrumentation instrumentation, Runnable action) {
    this.instrumentation = instrumentation;
    this.action = action;
  }

  static void start(Instrumentation instrumentation, Runnable action) {
    instrumentation.addTransformer(new JmxWatch(instrumentation, action));
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> classBeingRedefined,
      @Nullable ProtectionDomain protectionDomain,
      byte[] classFile) {
    if (MBEAN_SERVER.equals(className)) {
      instrumentation.removeTransformer(this);
      action.run();
    }
    return null;
  }
}
