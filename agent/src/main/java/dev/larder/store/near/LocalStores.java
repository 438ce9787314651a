package dev.larder.store.near;

import dev.larder.store.LocalStore;

/**
 * Makes the stores of this JVM.
 *
 * @param gate what may be kept of Redis in them
 */
public record LocalStores(LocalStore.Factory factory, NearGate gate) {}
