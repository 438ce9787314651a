package dev.larder.testing;

/**
 * How a child JVM ended.
 *
 * @param code its exit code; 128 + the signal if it was killed by one
 * @param timedOut it was still running at the limit and has been killed
 */
public record ChildExit(int code, String stdout, String stderr, boolean timedOut) {}
