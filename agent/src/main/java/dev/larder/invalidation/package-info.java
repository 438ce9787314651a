/**
 * What a write takes out of the stores: keys of entries and of versions, here and in Redis. Knows
 * nothing of values.
 */
@NullMarked
package dev.larder.invalidation;

import org.jspecify.annotations.NullMarked;
