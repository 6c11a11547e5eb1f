package org.microendorse.app.task;

import static org.microendorse.domain.language.Messages.message;

import org.microendorse.domain.language.ModelTexts;
import org.microendorse.processes.TaskHeaders;

/**
 * How the portal introduces a task: in the words of its model, in the reader's language.
 *
 * @param icon of the portal's icons
 * @param lead what to do, in one or two sentences
 * @param button the label of the primary button
 */
public record TaskWords(String icon, String lead, String button) {
  public static TaskWords of(Task task) {
    String icon = task.header(TaskHeaders.ICON);
    String lead = task.header(TaskHeaders.LEAD);
    String button = task.header(TaskHeaders.BUTTON);
    return new TaskWords(
        icon.isEmpty() ? "tasks" : icon,
        lead.isEmpty() ? message("task.other.lead") : ModelTexts.name(lead),
        button.isEmpty() ? message("task.other.button") : ModelTexts.name(button));
  }
}
