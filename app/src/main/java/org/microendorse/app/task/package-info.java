/** Tasks of people: lists, forms, drafts, answers. */
@NullMarked
package org.microendorse.app.task;

import org.jspecify.annotations.NullMarked;
