/**
 * What must not be woven, each gate with the sentence that says why: classes, methods and lengths
 * that would harm the application. Knows nothing of rules and of the advice.
 */
@NullMarked
package dev.larder.weave.gate;

import org.jspecify.annotations.NullMarked;
