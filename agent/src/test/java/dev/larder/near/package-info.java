@NullMarked
package dev.larder.near;

import org.jspecify.annotations.NullMarked;
