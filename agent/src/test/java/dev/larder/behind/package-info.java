@NullMarked
package dev.larder.behind;

import org.jspecify.annotations.NullMarked;
