package org.microendorse.app.web;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.Refusal;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A form that was refused, for the page that shows it again with what was typed.
 *
 * @param form which one of the page; with a hyphen, the beginning of its fields' ids
 * @param field the name of the field that is wrong
 * @param problem what is wrong with it
 * @param typed by the name of the field
 */
public record RefusedForm(
    String form, String field, @Nullable String problem, Map<String, String> typed)
    implements Serializable {

  /**
   * Shows the form again on the next page.
   *
   * @param field to lead to if the refusal names none
   */
  public static void flash(
      RedirectAttributes flash,
      String form,
      String field,
      Refusal refusal,
      Map<String, String> typed) {
    String wrong = refusal instanceof FieldRefusal it ? it.field() : field;
    flash.addFlashAttribute(
        "refused", new RefusedForm(form, wrong, refusal.getMessage(), Map.copyOf(typed)));
  }

  /** The id of the field that is wrong. */
  public String id() {
    return form + "-" + field;
  }

  public boolean is(String candidate) {
    return form.equals(candidate);
  }

  /** What was typed into a field; null for other forms. */
  public @Nullable String typed(String candidate, String name) {
    return is(candidate) ? typed.get(name) : null;
  }
}
