@NullMarked
package dev.larder.redis.tracking;

import org.jspecify.annotations.NullMarked;
