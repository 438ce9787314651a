@NullMarked
package dev.larder.engine;

import org.jspecify.annotations.NullMarked;
