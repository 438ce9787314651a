/** Methods that run later than they are called: their arguments, and several calls as one. */
@NullMarked
package dev.larder.behind.call;

import org.jspecify.annotations.NullMarked;
