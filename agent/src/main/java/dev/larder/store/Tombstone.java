package dev.larder.store;

/**
 * What a drop leaves under a key.
 *
 * @param bytes with an id of its own
 * @param ttlMillis how long it lives
 * @param settleMillis for how long what is loaded may still be out of date, and is not to be stored
 */
@SuppressWarnings("ArrayRecordComponent") // it is never compared
public record Tombstone(byte[] bytes, long ttlMillis, long settleMillis) {}
