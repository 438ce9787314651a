/**
 * What several JVMs read and wrote, and whether it could have been. Knows nothing of Larder but its
 * promise.
 */
@NullMarked
package dev.larder.history;

import org.jspecify.annotations.NullMarked;
