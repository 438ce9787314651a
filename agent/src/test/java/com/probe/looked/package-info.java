/** Classes to be looked at; each that can says if it has run. */
package com.probe.looked;
