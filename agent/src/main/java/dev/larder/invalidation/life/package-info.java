/**
 * Lives of rules: what a write that began before a reload cannot name. Knows nothing of who drops
 * it.
 */
@NullMarked
package dev.larder.invalidation.life;

import org.jspecify.annotations.NullMarked;
