/**
 * Located text: a YAML file as a tree whose every node knows its place, and the problems found in
 * it. The only door to SnakeYAML; knows nothing of what the keys mean.
 */
@NullMarked
package dev.larder.config.source;

import org.jspecify.annotations.NullMarked;
