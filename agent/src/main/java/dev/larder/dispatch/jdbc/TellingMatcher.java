package dev.larder.dispatch.jdbc;

import dev.larder.match.MethodFacts;
import dev.larder.weave.ClassMatcher;
import java.security.ProtectionDomain;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What others want of a class, and of some types the methods that tell of transactions, while some
 * rule writes. Thread-safe.
 */
public abstract class TellingMatcher implements ClassMatcher {
  private final ClassMatcher others;
  private final TellingTypes types;
  private final BooleanSupplier writes;

  /**
   * Adds types to what others want.
   *
   * @param writes whether any of the rules of the moment writes
   */
  protected TellingMatcher(ClassMatcher others, TellingTypes types, BooleanSupplier writes) {
    this.others = others;
    this.types = types;
    this.writes = writes;
  }

  /** Whether a method of these types tells of transactions; others may be asked about, too. */
  protected abstract boolean tells(String className, MethodFacts method);

  @Override
  public final boolean mayConcern(@Nullable ClassLoader loader, int nameLength) {
    return others.mayConcern(loader, nameLength) || (loader != null && writes.getAsBoolean());
  }

  @Override
  public final boolean namesClass(String className) {
    return others.namesClass(className);
  }

  @Override
  public final boolean namesType(String typeName) {
    return others.namesType(typeName);
  }

  @Override
  public final boolean mayWant(
      ClassLoader loader, @Nullable ProtectionDomain origin, String className, byte[] classFile) {
    return others.mayWant(loader, origin, className, classFile)
        || (writes.getAsBoolean()
            && types.mayBe(className)
            && types.mayHave(loader, origin, className, classFile));
  }

  @Override
  public final boolean wantsAnnotations() {
    return others.wantsAnnotations();
  }

  @Override
  public final boolean wantsMethod(String className, MethodFacts method) {
    return others.wantsMethod(className, method)
        || (tells(className, method) && writes.getAsBoolean());
  }
}
