@NullMarked
package dev.larder.pattern;

import org.jspecify.annotations.NullMarked;
