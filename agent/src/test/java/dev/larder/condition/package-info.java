@org.jspecify.annotations.NullMarked
package dev.larder.condition;
