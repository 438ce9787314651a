/** What a cache pattern decides, in pure questions and their answers. */
@NullMarked
package dev.larder.engine.decision;

import org.jspecify.annotations.NullMarked;
