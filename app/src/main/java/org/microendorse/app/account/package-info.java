/** What people do with their own account. */
@NullMarked
package org.microendorse.app.account;

import org.jspecify.annotations.NullMarked;
