@NullMarked
package dev.larder.dispatch;

import org.jspecify.annotations.NullMarked;
