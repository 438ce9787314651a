@NullMarked
package dev.larder.rule.keys;

import org.jspecify.annotations.NullMarked;
