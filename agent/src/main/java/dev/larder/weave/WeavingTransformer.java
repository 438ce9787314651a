package dev.larder.weave;

import dev.larder.weave.gate.ClassGate;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Asked by the JVM for every class that it loads. One hash look-up lets nearly all of them pass;
 * Byte Buddy is loaded with the first class that a rule names. Never throws and never blocks;
 * whatever fails leaves the class as it is.
 */
public final class WeavingTransformer implements ClassFileTransformer {
  private final ClassMatcher matcher;
  private final WeaveListener listener;
  private volatile @Nullable Weaver weaver;

  /** A transformer for the classes that the matcher wants. */
  public WeavingTransformer(ClassMatcher matcher, WeaveListener listener) {
    this.matcher = matcher;
    this.listener = listener;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> classBeingRedefined,
      @Nullable ProtectionDomain protectionDomain,
      byte[] classFile) {
    if (className == null || !matcher.wantsClass(className)) {
      return null;
    }
    String name = className.replace('/', '.');
    String refusal = ClassGate.refusal(loader, name);
    if (refusal != null || loader == null) {
      listener.leftAlone(name, "", String.valueOf(refusal));
      return null;
    }
    try {
      return weaver().weave(loader, name, classFile);
    } catch (Throwable fault) {
      listener.leftAlone(name, "", "it could not be woven: " + fault);
      return null;
    }
  }

  private Weaver weaver() {
    Weaver current = weaver;
    if (current == null) {
      current = new Weaver(matcher, listener);
      weaver = current;
    }
    return current;
  }
}
