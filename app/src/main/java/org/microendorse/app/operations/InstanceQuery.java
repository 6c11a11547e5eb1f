package org.microendorse.app.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What an operator looks for, as it was typed.
 *
 * @param typed by the name of the field, without empty ones
 * @param page counted from 1
 */
record InstanceQuery(Map<String, String> typed, int page) {
  static final int PER_PAGE = 20;

  /** A number of a submission, an ID, an email address, or the key of an instance. */
  static final String Q = "q";

  /** The ID of a process. */
  static final String PROCESS = "process";

  static final String VERSION = "version";

  /** The ID of the element where it waits. */
  static final String ELEMENT = "element";

  /** {@code active}, {@code stuck}, {@code completed} or {@code canceled}. */
  static final String STATE = "state";

  /** How many days ago it began, at least. */
  static final String DAYS = "days";

  /** The name of a variable. */
  static final String VARIABLE = "variable";

  static final String VALUE = "value";

  private static final List<String> FIELDS =
      List.of(Q, PROCESS, VERSION, ELEMENT, STATE, DAYS, VARIABLE, VALUE);
  private static final int LONGEST = 200;

  /** The engine does not skip more. */
  private static final int MOST_FOUND = 10_000;

  static InstanceQuery of(Map<String, String> parameters) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String field : FIELDS) {
      String value = parameters.getOrDefault(field, "").replace("\0", "").strip();
      if (!value.isEmpty()) {
        typed.put(field, value.substring(0, Math.min(value.length(), LONGEST)));
      }
    }
    String page = parameters.getOrDefault("page", "");
    return new InstanceQuery(
        typed,
        page.matches("\\d{1,6}") ? Math.clamp(Long.parseLong(page), 1, MOST_FOUND / PER_PAGE) : 1);
  }

  /** What was typed into a field; empty if nothing was. */
  public String get(String field) {
    return typed.getOrDefault(field, "");
  }

  public boolean isEmpty() {
    return typed.isEmpty();
  }

  /** Whether anything but the first field is filled in. */
  public boolean isNarrowed() {
    return typed.keySet().stream().anyMatch(it -> !it.equals(Q));
  }

  int from() {
    return (page - 1) * PER_PAGE;
  }

  /** How many pages there are for so many results; those beyond what the engine skips are left. */
  static int pages(long total) {
    return (int) Math.max(1, (Math.min(total, MOST_FOUND) + PER_PAGE - 1) / PER_PAGE);
  }

  /** The address of another page of the results. */
  public String at(int other) {
    var address = UriComponentsBuilder.fromPath("/operations");
    typed.keySet().forEach(field -> address.queryParam(field, "{" + field + "}"));
    return address.queryParam("page", other).encode().buildAndExpand(typed).toUriString();
  }
}
