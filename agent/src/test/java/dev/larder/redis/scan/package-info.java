@NullMarked
package dev.larder.redis.scan;

import org.jspecify.annotations.NullMarked;
