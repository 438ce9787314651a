/** How a rule whose methods run later fits a method. */
@NullMarked
package dev.larder.rule.behind;

import org.jspecify.annotations.NullMarked;
