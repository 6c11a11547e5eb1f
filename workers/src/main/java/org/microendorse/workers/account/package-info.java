/** Job workers and listeners for deleted accounts. */
@NullMarked
package org.microendorse.workers.account;

import org.jspecify.annotations.NullMarked;
