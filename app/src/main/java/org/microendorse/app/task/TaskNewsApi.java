package org.microendorse.app.task;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import org.microendorse.app.security.PortalUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells a page that its person has a new task. */
@RestController
class TaskNewsApi {
  /** How long a request is held: less than proxies between browser and portal allow. */
  static final Duration HELD = Duration.ofSeconds(20);

  private final TaskNews news;

  TaskNewsApi(TaskNews news) {
    this.news = news;
  }

  /** The number for the first request is in the page of tasks. */
  @Operation(
      summary = "Wait for a task that I have or can claim and that came after this number",
      description = "The answer comes with the task, or without one after 20 seconds.")
  @GetMapping("/api/tasks/news")
  TaskNews.News news(@AuthenticationPrincipal PortalUser me, @RequestParam long since) {
    return news.await(me, since, HELD);
  }
}
