package dev.larder.config;

import java.time.Duration;

/**
 * When the circuit breaker opens.
 *
 * @param failures in a row, at least 1
 * @param openFor until one probe
 */
public record BreakerSettings(int failures, Duration openFor) {}
