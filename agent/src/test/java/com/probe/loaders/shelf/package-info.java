/** Services whose results are cached. They and their callers share no class but the JDK's. */
package com.probe.loaders.shelf;
