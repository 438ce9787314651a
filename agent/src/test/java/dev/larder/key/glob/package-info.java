@NullMarked
package dev.larder.key.glob;

import org.jspecify.annotations.NullMarked;
