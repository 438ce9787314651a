@NullMarked
package dev.larder.behind.flush;

import org.jspecify.annotations.NullMarked;
