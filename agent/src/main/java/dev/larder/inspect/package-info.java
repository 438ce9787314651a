/** An application's class files, looked at without running any of them. */
@NullMarked
package dev.larder.inspect;

import org.jspecify.annotations.NullMarked;
