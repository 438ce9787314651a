/**
 * Applications that load classes in every way that applications do. They know nothing of Larder.
 */
package com.probe.loaders;
