package dev.larder.launch;

import java.io.File;
import org.jspecify.annotations.Nullable;

/**
 * Which rule file to use: the property over the environment over the agent's argument over the
 * working directory.
 */
final class ConfigFile {
  private static final String DEFAULT = "larder.yaml";

  private ConfigFile() {}

  /** The rule file's path, null where none is given and none lies in the working directory. */
  static @Nullable String find(@Nullable String argument) {
    String property = System.getProperty("larder.config");
    if (property != null) {
      return property;
    }
    String environment = System.getenv("LARDER_CONFIG");
    if (environment != null) {
      return environment;
    }
    if (argument != null && !argument.isEmpty()) {
      return argument;
    }
    return new File(DEFAULT).isFile() ? DEFAULT : null;
  }
}
