package dev.larder.rule.clause;

import dev.larder.config.source.Located;
import dev.larder.match.MethodPattern;

/**
 * A method pattern of a rule.
 *
 * @param place where the rule file says it
 */
public record MethodRef(MethodPattern pattern, Located place) {}
