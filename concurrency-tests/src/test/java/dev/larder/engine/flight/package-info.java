@NullMarked
package dev.larder.engine.flight;

import org.jspecify.annotations.NullMarked;
