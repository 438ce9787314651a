/** The entry of the agent's jar and the class loader behind it. JDK types only, Java 8 bytecode. */
package dev.larder.premain;
