/**
 * The names that models and Java share, each written once. A test parses the models and proves that
 * both agree.
 */
@NullMarked
package org.microendorse.processes;

import org.jspecify.annotations.NullMarked;
