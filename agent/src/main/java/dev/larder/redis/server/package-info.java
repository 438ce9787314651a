/** What the server says of itself: how long it takes, how it is set up, how it is used. */
@NullMarked
package dev.larder.redis.server;

import org.jspecify.annotations.NullMarked;
