/** What of Redis a JVM may keep for itself, and who tells it to let go. */
@NullMarked
package dev.larder.store.near;

import org.jspecify.annotations.NullMarked;
