@NullMarked
package dev.larder.inspect;

import org.jspecify.annotations.NullMarked;
