/** Programs about types: what loading them costs. */
package com.probe.types;
