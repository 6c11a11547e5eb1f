package org.microendorse.app.task;

import static org.microendorse.domain.language.Messages.message;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.integrity.ConcernService.Report;
import org.microendorse.domain.language.Language;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP API for tasks, for the portal's own pages and other programs. */
@RestController
@RequestMapping("/api/tasks")
class TaskApi {
  private static final int AT_MOST = 500;

  private final TaskInbox inbox;
  private final TaskService tasks;
  private final TaskClaims claims;
  private final OwnTasks own;
  private final TaskFollowUp followUp;
  private final TaskForms forms;
  private final TaskSubjects subjects;
  private final TaskConcerns concerns;
  private final OwnFileNames fileNames;
  private final Wording wording;

  TaskApi(
      TaskInbox inbox,
      TaskService tasks,
      TaskClaims claims,
      OwnTasks own,
      TaskFollowUp followUp,
      TaskForms forms,
      TaskSubjects subjects,
      TaskConcerns concerns,
      OwnFileNames fileNames,
      Wording wording) {
    this.inbox = inbox;
    this.tasks = tasks;
    this.claims = claims;
    this.own = own;
    this.followUp = followUp;
    this.forms = forms;
    this.subjects = subjects;
    this.concerns = concerns;
    this.fileNames = fileNames;
    this.wording = wording;
  }

  /**
   * A task in a list.
   *
   * @param claimable whether nobody has it, and this person may claim it
   * @param enrollmentId the path it belongs to; null for a calibration
   * @param submissionId of the submission under review; null on the educator's path
   * @param submissionNumber the number people know; null on the educator's path
   * @param subject what it is about, in one line
   */
  record View(
      String taskKey,
      String elementId,
      String name,
      @Nullable String formId,
      String state,
      boolean claimable,
      @Nullable OffsetDateTime dueDate,
      @Nullable UUID enrollmentId,
      @Nullable UUID submissionId,
      @Nullable String submissionNumber,
      @Nullable String subject) {}

  /**
   * A task with its form and the data the form shows.
   *
   * @param draft the draft; null if there is none
   * @param about identifies the files that consents are about; empty if the form asks for none
   */
  record Details(
      View task, JsonNode form, JsonNode variables, @Nullable DraftView draft, String about) {}

  /**
   * A draft.
   *
   * @param saved when, in words
   */
  record DraftView(@JsonRawValue String data, String saved) {}

  /**
   * A draft was saved.
   *
   * @param saved when, in words
   */
  record Saved(String saved) {}

  /**
   * What follows a completed task.
   *
   * @param state working, task, elsewhere or finished
   * @param url where to continue
   */
  record Next(String state, @Nullable String taskKey, @Nullable String url, String message) {}

  @Operation(summary = "My tasks, then those I can claim, by due date")
  @GetMapping
  List<View> tasks(
      @AuthenticationPrincipal PortalUser me, @RequestParam(defaultValue = "100") int limit) {
    int most = Math.clamp(limit, 1, AT_MOST);
    List<Task> all = inbox.all(me, most);
    Map<Long, TaskSubjects.Subject> about = subjects.of(all);
    return all.stream().map(task -> view(me, task, about.get(task.key()))).toList();
  }

  @Operation(summary = "One task: its form, the data it shows, and the draft")
  @GetMapping("/{key}")
  Details task(@AuthenticationPrincipal PortalUser me, @PathVariable long key) {
    Task task = inbox.visible(me, key);
    return new Details(
        view(me, task, subjects.of(task).orElse(null)),
        forms.schema(task),
        TaskClaims.isOver(task)
            ? JsonNodeFactory.instance.objectNode()
            : TaskForms.inWords(
                fileNames.in(task, forms.variables(task)),
                subjects.words(task, Language.current())),
        own.draft(me, task)
            .map(draft -> new DraftView(draft.content(), wording.moment(draft.savedAt())))
            .orElse(null),
        own.about(task));
  }

  @Operation(summary = "Save a draft")
  @PutMapping("/{key}/draft")
  Saved keepDraft(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable long key,
      @RequestParam(defaultValue = "") String about,
      @RequestBody ObjectNode typed) {
    return new Saved(wording.moment(own.keepDraft(me, key, typed, about)));
  }

  @Operation(summary = "Claim a task")
  @PostMapping("/{key}/claim")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void claim(@AuthenticationPrincipal PortalUser me, @PathVariable long key) {
    claims.claim(me, key);
  }

  @Operation(summary = "Release a task")
  @PostMapping("/{key}/release")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void release(@AuthenticationPrincipal PortalUser me, @PathVariable long key) {
    claims.release(me, key);
  }

  @Operation(summary = "Complete a task with the values of its form")
  @PostMapping("/{key}/complete")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void complete(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable long key,
      @RequestParam(defaultValue = "") String about,
      @RequestBody JsonNode sent) {
    tasks.complete(me, key, sent, about);
  }

  /** The file is hidden before the response is sent. */
  @Operation(summary = "Report a concern about a file of the submission")
  @PostMapping("/{key}/concern")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void report(
      @AuthenticationPrincipal PortalUser me, @PathVariable long key, @RequestBody Report report) {
    concerns.report(me, key, report);
  }

  @Operation(
      summary = "What comes after a completed task",
      description = "With wait=true the answer comes when it is known, or after 20 seconds.")
  @GetMapping("/{key}/next")
  Next next(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable long key,
      @RequestParam(defaultValue = "false") boolean wait) {
    TaskFollowUp.After after =
        followUp.awaitAfter(me, key, wait ? TaskNewsApi.HELD : Duration.ZERO);
    return switch (after.state()) {
      case WORKING -> new Next("working", null, null, message("task.next.working"));
      case TASK -> {
        Task task = Objects.requireNonNull(after.task(), "the state says so");
        String next = String.valueOf(task.key());
        yield new Next("task", next, "/tasks/" + next, message("task.next.task", task.name()));
      }
      case ELSEWHERE ->
          new Next("elsewhere", null, onward(me, key), message("task.next.elsewhere"));
      case FINISHED -> new Next("finished", null, onward(me, key), message("task.next.finished"));
    };
  }

  /** Where a person continues: at their path or calibration status; otherwise at their tasks. */
  private String onward(PortalUser me, long key) {
    return switch (subjects.of(inbox.visible(me, key)).orElse(null)) {
      case TaskSubjects.Calibrating calibration -> "/calibration";
      case TaskSubjects.OnPath path when me.isEducator() -> "/paths/" + path.enrollmentId();
      case TaskSubjects.OnEndorsement path when me.isEducator() ->
          "/endorsements/" + path.endorsementPathId();
      case null, default -> "/?done";
    };
  }

  private View view(PortalUser me, Task task, TaskSubjects.@Nullable Subject subject) {
    return new View(
        String.valueOf(task.key()),
        task.elementId(),
        task.name(),
        forms.of(task).id(),
        task.state().name(),
        task.isClaimableBy(me),
        task.dueDate(),
        subject == null ? null : subject.enrollmentId(),
        subject instanceof TaskSubjects.UnderReview review ? review.submissionId() : null,
        subject instanceof TaskSubjects.UnderReview review ? review.number() : null,
        subject == null ? null : subject.line().toString());
  }
}
