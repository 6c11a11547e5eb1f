package org.microendorse.app.local;

/** Something outside of the application prevents its start; the message says what to do. */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartRefused(String whatToDo) {
    super(whatToDo);
  }

  StartRefused(IllegalStateException cause) {
    super(
        cause.getCause() == null
            ? cause.getMessage()
            : cause.getMessage() + ": " + cause.getCause().getMessage(),
        cause);
  }
}
