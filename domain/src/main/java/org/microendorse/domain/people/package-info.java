/** Accounts and their roles, districts and schools, and who is certified to review. */
package org.microendorse.domain.people;
