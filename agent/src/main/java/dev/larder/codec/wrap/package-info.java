/**
 * What is done to the payloads of entries on their way to Redis and back. Knows nothing of what is
 * in them.
 */
@NullMarked
package dev.larder.codec.wrap;

import org.jspecify.annotations.NullMarked;
