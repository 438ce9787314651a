package dev.larder.engine.entry;

/**
 * A call that runs its origin without a load of its own that is kept, where something may have to
 * answer for it.
 */
public record Alone(StandIn standIn) {}
