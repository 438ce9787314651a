/** Loads that go on: at most one for each key, followed by those who come meanwhile. */
@NullMarked
package dev.larder.engine.flight;

import org.jspecify.annotations.NullMarked;
