package dev.larder.ops;

import org.jspecify.annotations.Nullable;

/** Larder as a whole, as management sees it. */
public interface AgentControl extends Switch {
  /** When the rules of the moment were loaded, ISO 8601 in UTC. */
  String loadedAt();

  /** When the rule file was last taken over while the application ran, null if never. */
  @Nullable String lastReload();

  /** Why the rule file as it is now was not taken over, null if it was. */
  @Nullable String reloadError();

  /** Reads the rule file now. What came of it, in words. */
  String reload();
}
