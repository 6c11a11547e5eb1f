/** The pre-check of submissions, and what follows a concern about a file. */
package org.microendorse.workers.integrity;
