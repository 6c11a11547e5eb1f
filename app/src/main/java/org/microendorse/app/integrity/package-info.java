/** Reporting a concern about a file, and what its educator reads about it. */
package org.microendorse.app.integrity;
