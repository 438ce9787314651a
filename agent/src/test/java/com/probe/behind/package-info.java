/** An application whose writes run later, and that is killed. */
package com.probe.behind;
