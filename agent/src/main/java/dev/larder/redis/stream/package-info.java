/** Calls that wait in streams of Redis. */
@NullMarked
package dev.larder.redis.stream;

import org.jspecify.annotations.NullMarked;
