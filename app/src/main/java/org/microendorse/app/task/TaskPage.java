package org.microendorse.app.task;

import static org.microendorse.domain.language.Messages.message;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.RefusedForm;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.calibration.PickedBenchmarks.BenchmarkToScore;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.integrity.ConcernIncomplete;
import org.microendorse.domain.integrity.ConcernKind;
import org.microendorse.domain.integrity.ConcernRefused;
import org.microendorse.domain.integrity.ConcernService.Report;
import org.microendorse.processes.Variables;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One task: its context beside its form. */
@Controller
class TaskPage {
  private final TaskInbox inbox;
  private final TaskClaims claims;
  private final TaskForms forms;
  private final TaskSubjects subjects;
  private final TaskEvidence evidence;
  private final TaskPath path;
  private final TaskConcerns concerns;
  private final ObjectMapper json;
  private final Wording wording;

  TaskPage(
      TaskInbox inbox,
      TaskClaims claims,
      TaskForms forms,
      TaskSubjects subjects,
      TaskEvidence evidence,
      TaskPath path,
      TaskConcerns concerns,
      ObjectMapper json,
      Wording wording) {
    this.inbox = inbox;
    this.claims = claims;
    this.forms = forms;
    this.subjects = subjects;
    this.evidence = evidence;
    this.path = path;
    this.concerns = concerns;
    this.json = json;
    this.wording = wording;
  }

  @GetMapping("/tasks/{key}")
  String task(@AuthenticationPrincipal PortalUser me, @PathVariable long key, Model model) {
    Task task = inbox.visible(me, key);
    if (!task.isOpen() && !task.isCompleted()) {
      throw new NotFound("task", key);
    }
    TaskSubjects.Subject subject = subjects.of(task).orElse(null);
    if (subject instanceof TaskSubjects.OnPath onPath && path.isOnFeedbackPage(me, task, onPath)) {
      return "redirect:/paths/" + onPath.enrollmentId() + "/feedback";
    }
    model.addAttribute("task", task);
    model.addAttribute("mine", task.isOf(me));
    model.addAttribute("releasable", task.isOf(me) && task.isCandidate(me));
    model.addAttribute("words", TaskWords.of(task));
    model.addAttribute("due", wording.due(task.dueDate()));
    model.addAttribute("subjectLine", subject == null ? null : subject.line());
    if (task.completionDate() != null) {
      model.addAttribute("sent", wording.moment(task.completionDate().toInstant()));
    }
    model.addAttribute("reportable", concerns.isPossible(me, task));
    switch (subject) {
      case TaskSubjects.UnderReview review -> evidence.add(me, task, review, model);
      case TaskSubjects.Calibrating calibration -> addBenchmark(task, model);
      case TaskSubjects.OnPath it -> path.add(me, it, model);
      case null, default -> {
        // There is nothing more to show.
      }
    }
    return "task";
  }

  private void addBenchmark(Task task, Model model) {
    JsonNode benchmark = forms.variables(task).get(Variables.BENCHMARK);
    if (benchmark != null && task.isOpen()) {
      model.addAttribute("benchmark", json.convertValue(benchmark, BenchmarkToScore.class));
    }
  }

  @PostMapping("/tasks/{key}/claim")
  String claim(
      @AuthenticationPrincipal PortalUser me, @PathVariable long key, RedirectAttributes flash) {
    try {
      claims.claim(me, key);
    } catch (TaskTaken taken) {
      flash.addFlashAttribute("attention", taken.getMessage());
      return "redirect:/";
    }
    return "redirect:/tasks/" + key;
  }

  @PostMapping("/tasks/{key}/concern")
  String report(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable long key,
      @RequestParam(required = false) @Nullable ConcernKind kind,
      @RequestParam(required = false) @Nullable UUID artifactId,
      @RequestParam(defaultValue = "") String seen,
      RedirectAttributes flash) {
    try {
      concerns.report(me, key, new Report(kind, artifactId, seen));
      flash.addFlashAttribute("good", message("task.concern.reported"));
    } catch (ConcernIncomplete incomplete) {
      Map<String, String> typed =
          Map.of(
              "kind", kind == null ? "" : kind.name(),
              "file", artifactId == null ? "" : artifactId.toString(),
              "seen", seen);
      RefusedForm.flash(flash, "concern", "seen", incomplete, typed);
      return "redirect:/tasks/" + key + "#concern";
    } catch (ConcernRefused | TaskTaken | TaskAlreadySent refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
    }
    return "redirect:/";
  }

  @PostMapping("/tasks/{key}/release")
  String release(
      @AuthenticationPrincipal PortalUser me, @PathVariable long key, RedirectAttributes flash) {
    try {
      claims.release(me, key);
      flash.addFlashAttribute("good", message("task.release.done"));
    } catch (TaskTaken | TaskAlreadySent taken) {
      flash.addFlashAttribute("attention", taken.getMessage());
    }
    return "redirect:/";
  }
}
