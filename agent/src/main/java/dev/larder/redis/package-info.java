/** Where Lettuce stops: connections, scripts, deadlines. Knows entries as bytes only. */
@NullMarked
package dev.larder.redis;

import org.jspecify.annotations.NullMarked;
