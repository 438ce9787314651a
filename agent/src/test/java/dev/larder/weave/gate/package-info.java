@NullMarked
package dev.larder.weave.gate;

import org.jspecify.annotations.NullMarked;
