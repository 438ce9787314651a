/** Redis as the composition root builds it. */
@NullMarked
package dev.larder.launch.redis;

import org.jspecify.annotations.NullMarked;
