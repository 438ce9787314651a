package dev.larder.dispatch;

import dev.larder.engine.Plan;
import dev.larder.engine.entry.Hit;
import org.jspecify.annotations.Nullable;

/** What the methods of {@code dev.larder.api.Larder} mean where the agent is. */
enum ApiPlan implements Plan {
  IS_ACTIVE;

  private static final Hit YES = Hit.of(true);

  static final String CLASS = "dev.larder.api.Larder";

  /** Whether the agent gives this method of the API a meaning. */
  static boolean means(String className, String methodName) {
    return className.equals(CLASS) && methodName.equals("isActive");
  }

  @Override
  public Hit enter(Object input) {
    return YES;
  }

  @Override
  public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {}
}
