/** Accounts and their roles, districts and schools, and who is certified to review. */
@NullMarked
package org.microendorse.domain.people;

import org.jspecify.annotations.NullMarked;
