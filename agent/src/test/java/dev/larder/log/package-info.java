@NullMarked
package dev.larder.log;

import org.jspecify.annotations.NullMarked;
