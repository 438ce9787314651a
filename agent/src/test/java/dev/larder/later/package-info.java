@NullMarked
package dev.larder.later;

import org.jspecify.annotations.NullMarked;
