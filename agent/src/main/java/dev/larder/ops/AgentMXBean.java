package dev.larder.ops;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Larder as a whole, {@code dev.larder:type=Agent}. */
public interface AgentMXBean {
  /** Larder's version. */
  String getVersion();

  /** The rule file. */
  String getConfigFile();

  /** When the rule file was loaded, ISO 8601 in UTC. */
  String getLoadedAt();

  /** Whether Larder does anything at all. */
  boolean isEnabled();

  /** Switches Larder on or off; takes effect on the next call. */
  void setEnabled(boolean enabled);

  /** How many rules there are. */
  int getRules();

  /** How many woven methods run a rule. */
  int getSites();

  /** The newest fault of any rule, null if there was none. */
  @Nullable String getLastError();

  /** The names of the rules. */
  List<String> rules();
}
