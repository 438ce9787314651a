/** Methods as their callers know them, by reflection. May load the classes of their signatures. */
@NullMarked
package dev.larder.rule.called;

import org.jspecify.annotations.NullMarked;
