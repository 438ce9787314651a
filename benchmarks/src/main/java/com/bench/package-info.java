/**
 * What is measured: an application's classes, some woven by the agent, beside the same caching
 * written by hand. Outside of {@code dev.larder}, whose classes are never woven.
 */
@NullMarked
package com.bench;

import org.jspecify.annotations.NullMarked;
