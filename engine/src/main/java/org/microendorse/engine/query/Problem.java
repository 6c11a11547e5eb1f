package org.microendorse.engine.query;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** An error response, in the format of RFC 9457. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  private Problem(int status, String title, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
  }

  static Problem badRequest(String detail) {
    return new Problem(400, "INVALID_ARGUMENT", detail);
  }

  static Problem notFound(String detail) {
    return new Problem(404, "NOT_FOUND", detail);
  }

  static Problem unavailable(String detail) {
    return new Problem(503, "UNAVAILABLE", detail);
  }

  static Problem internal(String detail) {
    return new Problem(500, "INTERNAL", detail);
  }

  int status() {
    return status;
  }

  String json(String instance) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "about:blank")
        .put("title", title)
        .put("status", status)
        .put("detail", getMessage())
        .put("instance", instance)
        .toString();
  }
}
