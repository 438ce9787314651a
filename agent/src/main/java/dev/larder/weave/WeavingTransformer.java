package dev.larder.weave;

import dev.larder.weave.gate.ClassGate;
import dev.larder.weave.gate.Reason;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Asked by the JVM for every class that it loads. Nearly all of them pass after a look at their
 * names and those of the types above them; Byte Buddy is loaded with the first class that a rule
 * may be about. Never throws and never blocks; whatever fails leaves the class as it is.
 */
public final class WeavingTransformer implements ClassFileTransformer {
  private static final @Nullable ClassLoader OWN = WeavingTransformer.class.getClassLoader();
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  private final ClassMatcher matcher;
  private final WeaveListener listener;
  private final Loans loans;
  private volatile @Nullable Weaver weaver;

  /**
   * A transformer for the classes that the matcher wants.
   *
   * @param loans takes what classes have from above
   */
  public WeavingTransformer(ClassMatcher matcher, WeaveListener listener, Loans loans) {
    this.matcher = matcher;
    this.listener = listener;
    this.loans = loans;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> classBeingRedefined,
      @Nullable ProtectionDomain protectionDomain,
      byte[] classFile) {
    if (className == null || loader == OWN) { // no class is needed to let pass what is needed here
      return null;
    }
    if (!matcher.mayConcern(loader, className.length()) && !loans.areAny()) {
      return null;
    }
    String name = className.replace('/', '.');
    boolean named = matcher.namesClass(name);
    return loader == null && !named
        ? null
        : transform(loader, protectionDomain, name, classFile, named);
  }

  private byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable ProtectionDomain origin,
      String name,
      byte[] classFile,
      boolean named) {
    try {
      return mayBeIn(loader, origin, name, classFile, named) && loader != null
          ? weaver().weave(loader, name, classFile, named)
          : null;
    } catch (Throwable fault) {
      listener.leftAlone(
          name, null, new Reason("it could not be woven (" + fault + ")", "name another class"));
      return null;
    }
  }

  /**
   * Whether there may be methods to weave in a class; of one that a rule names and that must not be
   * woven, the listener is told.
   */
  boolean mayBeIn(
      @Nullable ClassLoader loader,
      @Nullable ProtectionDomain origin,
      String name,
      byte[] classFile,
      boolean named) {
    boolean wanted =
        named
            || (loader != null
                && loader != PLATFORM
                && (loans.isLender(name) || matcher.mayWant(loader, origin, name, classFile)));
    Reason refusal = wanted ? ClassGate.refusal(loader, name) : null;
    if (refusal != null && named) {
      listener.leftAlone(name, null, refusal);
    }
    return wanted && refusal == null;
  }

  private Weaver weaver() {
    Weaver current = weaver;
    if (current == null) {
      current = new Weaver(matcher, listener, loans);
      weaver = current;
    }
    return current;
  }
}
