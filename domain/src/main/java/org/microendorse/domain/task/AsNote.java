package org.microendorse.domain.task;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a worker's result that the engine must not store: texts that people wrote,
 * names, relations. It is kept as a {@linkplain Notes note}; the process gets the reference.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface AsNote {
  /** One note for each element of a list, for a process that goes through the list. */
  boolean each() default false;
}
