/** What machines do when somebody leaves. */
@NullMarked
package org.microendorse.workers.account;

import org.jspecify.annotations.NullMarked;
