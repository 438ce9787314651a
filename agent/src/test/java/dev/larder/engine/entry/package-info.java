@NullMarked
package dev.larder.engine.entry;

import org.jspecify.annotations.NullMarked;
