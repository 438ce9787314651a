/** What a write takes out of the stores: keys, here and in Redis. Knows nothing of values. */
@NullMarked
package dev.larder.invalidation;

import org.jspecify.annotations.NullMarked;
