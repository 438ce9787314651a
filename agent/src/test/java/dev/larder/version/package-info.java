@NullMarked
package dev.larder.version;

import org.jspecify.annotations.NullMarked;
