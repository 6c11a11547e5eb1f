/** Hours, records and transcripts, for whom they are. */
package org.microendorse.app.record;
