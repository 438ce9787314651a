@NullMarked
package dev.larder.redis.stream;

import org.jspecify.annotations.NullMarked;
