/** Methods that run later than they are called: how their calls come to wait. */
@NullMarked
package dev.larder.behind;

import org.jspecify.annotations.NullMarked;
