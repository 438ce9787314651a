/** Versions in Redis: the scripts on one key that read and raise them, and pushes about them. */
@NullMarked
package dev.larder.redis.tracking;

import org.jspecify.annotations.NullMarked;
