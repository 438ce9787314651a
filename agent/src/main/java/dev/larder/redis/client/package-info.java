/** The one client of Redis, with its threads, names and certificates. */
@NullMarked
package dev.larder.redis.client;

import org.jspecify.annotations.NullMarked;
