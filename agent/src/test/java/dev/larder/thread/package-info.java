@NullMarked
package dev.larder.thread;

import org.jspecify.annotations.NullMarked;
