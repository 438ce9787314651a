package dev.larder.redis;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Has the tests of a class find a Redis in a container, of the image that {@code
 * -Dlarder.redis.image} names.
 */
public final class DockerRedis implements BeforeAllCallback, AfterAllCallback {
  private static final String IMAGE = System.getProperty("larder.redis.image", "redis:8.0");
  private static final String URI = "larder.redis.uri";
  private static final int PORT = 6379;

  private final GenericContainer<?> container =
      new GenericContainer<>(DockerImageName.parse(IMAGE)).withExposedPorts(PORT);

  @Override
  public void beforeAll(ExtensionContext context) {
    container.start();
    System.setProperty(URI, "redis://" + container.getHost() + ":" + container.getMappedPort(PORT));
    System.out.println("[docker] a container of " + IMAGE);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    System.clearProperty(URI);
    container.stop();
  }
}
