package dev.larder.ops;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What management can see and switch.
 *
 * @param redis null where there is none
 * @param breaker null where there is no Redis
 * @param invalidate drops an entry by its key without the namespace
 */
public record Managed(
    String version,
    String configFile,
    AgentControl agent,
    List<? extends ManagedRule> rules,
    @Nullable RedisMXBean redis,
    @Nullable BreakerMXBean breaker,
    Consumer<String> invalidate) {}
