@NullMarked
package dev.larder.behind.call;

import org.jspecify.annotations.NullMarked;
