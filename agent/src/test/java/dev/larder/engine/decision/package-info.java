@NullMarked
package dev.larder.engine.decision;

import org.jspecify.annotations.NullMarked;
