package dev.larder.ops;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** See {@link AgentMXBean}. */
final class AgentBean implements AgentMXBean {
  private final Managed managed;

  AgentBean(Managed managed) {
    this.managed = managed;
  }

  @Override
  public String getVersion() {
    return managed.version();
  }

  @Override
  public String getConfigFile() {
    return managed.configFile();
  }

  @Override
  public String getLoadedAt() {
    return managed.agent().loadedAt();
  }

  @Override
  public boolean isEnabled() {
    return managed.agent().isEnabled();
  }

  @Override
  public void setEnabled(boolean enabled) {
    managed.agent().setEnabled(enabled);
  }

  @Override
  public int getRules() {
    return managed.rules().size();
  }

  @Override
  public int getSites() {
    int sites = 0;
    for (ManagedRule rule : managed.rules()) {
      sites += rule.sites().size();
    }
    return sites;
  }

  @Override
  public @Nullable String getLastError() {
    String last = managed.agent().reloadError();
    if (last != null) {
      return last;
    }
    for (ManagedRule rule : managed.rules()) {
      String error = rule.rule().statistics().lastError();
      last = error == null ? last : rule.rule().name() + ": " + error;
    }
    return last;
  }

  @Override
  public @Nullable String getLastReload() {
    return managed.agent().lastReload();
  }

  @Override
  public String reload() {
    return managed.agent().reload();
  }

  @Override
  public List<String> rules() {
    List<String> names = new ArrayList<>();
    for (ManagedRule rule : managed.rules()) {
      names.add(rule.rule().name());
    }
    return names;
  }
}
