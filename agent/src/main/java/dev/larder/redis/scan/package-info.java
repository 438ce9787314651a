/** Keys in Redis by a pattern: looked for and removed a part at a time, by scripts on one key. */
@NullMarked
package dev.larder.redis.scan;

import org.jspecify.annotations.NullMarked;
