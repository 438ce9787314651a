package dev.larder.ops;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Larder as a whole, {@code dev.larder:type=Agent}. */
public interface AgentMXBean {
  /** Larder's version. */
  String getVersion();

  /** The rule file. */
  String getConfigFile();

  /** When the rules of the moment were loaded, ISO 8601 in UTC. */
  String getLoadedAt();

  /** When the rule file was last taken over while the application ran, null if never. */
  @Nullable String getLastReload();

  /** Whether Larder does anything at all. */
  boolean isEnabled();

  /** Switches Larder on or off; takes effect on the next call. */
  void setEnabled(boolean enabled);

  /** How many rules there are. */
  int getRules();

  /** How many woven methods run a rule. */
  int getSites();

  /** Why the rule file was not taken over, else the newest fault of any rule; null if none. */
  @Nullable String getLastError();

  /** Reads the rule file now; tells what came of it. */
  String reload();

  /** The names of the rules. */
  List<String> rules();
}
