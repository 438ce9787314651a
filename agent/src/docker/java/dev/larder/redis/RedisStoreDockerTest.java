package dev.larder.redis;

import org.junit.jupiter.api.extension.ExtendWith;

/** The same over the network of a container. */
@ExtendWith(DockerRedis.class)
class RedisStoreDockerTest extends RedisStoreTest {}
