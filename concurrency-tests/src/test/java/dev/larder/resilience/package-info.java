@NullMarked
package dev.larder.resilience;

import org.jspecify.annotations.NullMarked;
