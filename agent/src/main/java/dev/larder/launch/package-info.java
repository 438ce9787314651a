/** The composition root: builds the object graph, imported by nobody. */
@NullMarked
package dev.larder.launch;

import org.jspecify.annotations.NullMarked;
