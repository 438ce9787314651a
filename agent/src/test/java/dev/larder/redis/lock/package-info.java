@NullMarked
package dev.larder.redis.lock;

import org.jspecify.annotations.NullMarked;
