/**
 * The locks of keys in Redis: two scripts, each on one key. Knows nothing of who waits for them.
 */
@NullMarked
package dev.larder.redis.lock;

import org.jspecify.annotations.NullMarked;
