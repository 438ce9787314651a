@NullMarked
package dev.larder.weave.type;

import org.jspecify.annotations.NullMarked;
