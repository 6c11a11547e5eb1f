package org.microendorse.domain.appeal;

import org.jspecify.annotations.Nullable;

/** The reasons of an appeal are not accepted as they are; an appeal is still possible. */
public class ReasonsRefused extends AppealRefused {
  public ReasonsRefused(String key, @Nullable Object... arguments) {
    super(key, arguments);
  }
}
