@NullMarked
package dev.larder.engine.lock;

import org.jspecify.annotations.NullMarked;
