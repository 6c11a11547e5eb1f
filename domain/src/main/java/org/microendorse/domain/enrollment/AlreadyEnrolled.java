package org.microendorse.domain.enrollment;

import org.microendorse.domain.common.Refusal;

/** The educator is already on the path to this micro-credential. */
public class AlreadyEnrolled extends Refusal {
  AlreadyEnrolled(String title) {
    super("enrollment.already", title);
  }
}
