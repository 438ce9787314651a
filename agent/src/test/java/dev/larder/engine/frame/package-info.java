@NullMarked
package dev.larder.engine.frame;

import org.jspecify.annotations.NullMarked;
