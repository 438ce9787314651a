/** What a jar beside the rule file brings. */
package com.probe.extension;
