package dev.larder.redis.lock;

import dev.larder.redis.DockerRedis;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same over the network of a container. */
@ExtendWith(DockerRedis.class)
class RedisLocksDockerTest extends RedisLocksTest {}
