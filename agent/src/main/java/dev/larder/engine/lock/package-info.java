/**
 * Who leads a load where several JVMs may: the lock of a key, and the waiting for it. Knows nothing
 * of values.
 */
@NullMarked
package dev.larder.engine.lock;

import org.jspecify.annotations.NullMarked;
