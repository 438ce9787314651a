/** The frames of one call that run the same rule, of which the outermost counts. */
@NullMarked
package dev.larder.engine.frame;

import org.jspecify.annotations.NullMarked;
