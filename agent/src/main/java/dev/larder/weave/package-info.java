/**
 * Where Byte Buddy stops: which classes and methods are woven, and the bytecode that they get.
 * Knows nothing of rules' meaning.
 */
@NullMarked
package dev.larder.weave;

import org.jspecify.annotations.NullMarked;
