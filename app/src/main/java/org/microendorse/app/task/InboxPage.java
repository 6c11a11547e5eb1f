package org.microendorse.app.task;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.microendorse.app.enrolment.EnrolmentCards;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.people.Leaves;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: what is mine to do, what I may take on, by when. */
@Controller
class InboxPage {
  private static final int SHOWN = 25;
  private static final int AT_MOST = 500;

  private final TaskInbox inbox;
  private final TaskForms forms;
  private final TaskSubjects subjects;
  private final EnrolmentCards paths;
  private final Leaves leaves;
  private final Wording wording;

  InboxPage(
      TaskInbox inbox,
      TaskForms forms,
      TaskSubjects subjects,
      EnrolmentCards paths,
      Leaves leaves,
      Wording wording) {
    this.inbox = inbox;
    this.forms = forms;
    this.subjects = subjects;
    this.paths = paths;
    this.leaves = leaves;
    this.wording = wording;
  }

  @GetMapping("/")
  String inbox(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "" + SHOWN) int show,
      @RequestParam(required = false) String done,
      Model model) {
    int limit = Math.clamp(show, SHOWN, AT_MOST);
    TaskInbox.Page mine = inbox.assignedTo(me, limit);
    TaskInbox.Page open = inbox.claimableBy(me, limit);
    List<TaskCard> myCards = cards(mine.tasks(), false);
    List<TaskCard> openCards = cards(open.tasks(), true);
    model.addAttribute("mine", myCards);
    model.addAttribute("mineTotal", mine.total());
    model.addAttribute("open", openCards);
    model.addAttribute("openTotal", open.total());
    model.addAttribute(
        "more", Math.max(mine.total(), open.total()) > limit && limit < AT_MOST ? limit * 4 : 0);
    model.addAttribute("paths", me.isEducator() ? paths.running(me) : List.of());
    model.addAttribute("version", Objects.hash(myCards, openCards, mine.total(), open.total()));
    if (me.isReviewer()) {
      model.addAttribute("leave", leaves.of(me.getUsername()).orElse(null));
      model.addAttribute("today", leaves.today());
    }
    model.addAttribute("done", done != null);
    return "inbox";
  }

  private List<TaskCard> cards(List<Task> tasks, boolean claimable) {
    Map<Long, TaskSubjects.Subject> about = subjects.of(tasks);
    return tasks.stream()
        .map(
            task -> {
              TaskSubjects.Subject subject = about.get(task.processInstanceKey());
              return new TaskCard(
                  String.valueOf(task.key()),
                  task.name(),
                  subject == null ? "" : subject.title(),
                  TaskWords.of(forms.of(task).id()).icon(),
                  wording.due(task.dueDate()),
                  claimable);
            })
        .toList();
  }
}
