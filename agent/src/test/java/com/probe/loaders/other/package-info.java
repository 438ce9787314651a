/** Other agents, which change the classes that Larder weaves. */
package com.probe.loaders.other;
