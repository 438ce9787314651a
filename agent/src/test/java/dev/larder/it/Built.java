package dev.larder.it;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** What the build has made. */
final class Built {
  private Built() {}

  /** The agent's jar. */
  static Path agentJar() {
    return Path.of(System.getProperty("larder.agent.jar", "target/larder-agent.jar"))
        .toAbsolutePath();
  }

  /** The shop's jar, a Spring Boot application that knows nothing of Larder. */
  static Path shopJar() {
    return Path.of(System.getProperty("larder.shop.jar", "../test-app/target/test-app.jar"))
        .toAbsolutePath();
  }

  /** The test classes, among them the probe applications. */
  static Path testClasses() {
    return Path.of("target/test-classes").toAbsolutePath();
  }

  /** Where a class of this build was read from. */
  static Path codeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
