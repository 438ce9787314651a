/**
 * Several masters that share the keys by slots: who holds what, and what follows for keys, versions
 * and locks.
 */
@NullMarked
package dev.larder.redis.cluster;

import org.jspecify.annotations.NullMarked;
