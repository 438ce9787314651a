/** Classes as method patterns see them, read from class files that are not loaded. */
@NullMarked
package dev.larder.weave.face;

import org.jspecify.annotations.NullMarked;
