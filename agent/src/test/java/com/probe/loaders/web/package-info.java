/** What a web application has in WEB-INF/classes beside the shelf. */
package com.probe.loaders.web;
