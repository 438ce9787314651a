/** How a rule of many ids fits a method. */
@NullMarked
package dev.larder.rule.many;

import org.jspecify.annotations.NullMarked;
