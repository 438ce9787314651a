package dev.larder.launch;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Learns from the classes that pass by what needs neither a thread nor a touch, once each, and goes
 * when it has learnt all.
 *
 * <p>It counts among the transformers that may transform again, though it transforms nothing: the
 * JVM hands every class to each of its two kinds of transformers anew.
 */
final class ClassWatch implements ClassFileTransformer {
  private static final String MBEAN_SERVER = "com/sun/jmx/mbeanserver/JmxMBeanServer";
  private static final long A_WHILE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Instrumentation instrumentation;
  private final AtomicReference<@Nullable Runnable> onJmx;
  private final AtomicReference<@Nullable Runnable> onceUp;
  private final long startNanos = System.nanoTime();

  private ClassWatch(Instrumentation instrumentation, Runnable onJmx, Runnable onceUp) {
    this.instrumentation = instrumentation;
    this.onJmx = new AtomicReference<>(onJmx);
    this.onceUp = new AtomicReference<>(onceUp);
  }

  /**
   * Begins to watch.
   *
   * @param onJmx run when the application, or a console attached to it, brings JMX up
   * @param onceUp run when the application has been up for a while and goes on loading classes of
   *     its own. To act on one of the JVM's might need that very class, which would be missing for
   *     ever: one that links lambdas, say.
   */
  static void begin(Instrumentation instrumentation, Runnable onJmx, Runnable onceUp) {
    instrumentation.addTransformer(new ClassWatch(instrumentation, onJmx, onceUp), true);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> classBeingRedefined,
      @Nullable ProtectionDomain protectionDomain,
      byte[] classFile) {
    if (loader == null) {
      if (MBEAN_SERVER.equals(className)) {
        run(onJmx);
      }
    } else if (onceUp.get() != null && System.nanoTime() - startNanos > A_WHILE_NANOS) {
      run(onceUp);
    }
    return null;
  }

  private void run(AtomicReference<@Nullable Runnable> once) {
    Runnable action = once.getAndSet(null);
    if (action != null) {
      if (onJmx.get() == null && onceUp.get() == null) {
        instrumentation.removeTransformer(this);
      }
      action.run();
    }
  }
}
