package org.microendorse.app.task;

import static org.microendorse.domain.language.Messages.message;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.enrollment.EnrollmentCards;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.CatalogTitle;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.CertificationService;
import org.microendorse.domain.people.Leaves;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The home page: the person's tasks and those they may claim, with due dates; visitors get a page
 * of their own.
 */
@Controller
class InboxPage {
  private static final int SHOWN = 25;
  private static final int AT_MOST = 500;

  private final TaskInbox inbox;
  private final TaskNews news;
  private final TaskSubjects subjects;
  private final EnrollmentCards paths;
  private final BadgeService badges;
  private final CertificationService certifications;
  private final CatalogService catalog;
  private final Leaves leaves;
  private final Wording wording;

  InboxPage(
      TaskInbox inbox,
      TaskNews news,
      TaskSubjects subjects,
      EnrollmentCards paths,
      BadgeService badges,
      CertificationService certifications,
      CatalogService catalog,
      Leaves leaves,
      Wording wording) {
    this.inbox = inbox;
    this.news = news;
    this.subjects = subjects;
    this.paths = paths;
    this.badges = badges;
    this.certifications = certifications;
    this.catalog = catalog;
    this.leaves = leaves;
    this.wording = wording;
  }

  @GetMapping("/")
  String inbox(
      @AuthenticationPrincipal @Nullable PortalUser me,
      @RequestParam(defaultValue = "" + SHOWN) int show,
      @RequestParam(defaultValue = "") String view,
      @RequestParam(name = "for", defaultValue = "") String microCredentialId,
      @RequestParam(defaultValue = "") String attempt,
      @RequestParam(required = false) @Nullable String done,
      Model model) {
    if (me == null) {
      return "forward:/home";
    }
    long seen = news.now();
    int limit = Math.clamp(show, SHOWN, AT_MOST);
    QueueFilter filter =
        me.isReviewer() ? new QueueFilter(view, microCredentialId, attempt) : QueueFilter.NONE;
    // Filters apply to all tasks.
    int asked = filter.isActive() ? AT_MOST : limit;
    List<EnrollmentCards.Card> running = me.isEducator() ? paths.running(me) : List.of();
    News paths = new News(me.isEducator() ? revoked(me) : Map.of(), changes(running));
    Cards mine = cards(inbox.assignedTo(me, asked), false, filter, limit, paths);
    Cards open = cards(inbox.claimableBy(me, asked), true, filter, limit, paths);
    model.addAttribute("mine", mine.shown());
    model.addAttribute("mineTotal", mine.total());
    model.addAttribute("open", open.shown());
    model.addAttribute("openTotal", open.total());
    model.addAttribute(
        "more", Math.max(mine.total(), open.total()) > limit && limit < AT_MOST ? limit * 4 : 0);
    model.addAttribute("filter", filter);
    model.addAttribute("paths", running);
    model.addAttribute("version", Objects.hash(mine, open));
    if (me.isReviewer()) {
      model.addAttribute("microCredentials", microCredentials(me));
      model.addAttribute("leave", leaves.of(me.getUsername()).orElse(null));
      model.addAttribute("today", leaves.today());
    }
    model.addAttribute("done", done != null);
    model.addAttribute("news", seen);
    return "inbox";
  }

  /** Some tasks out of many. */
  private record Cards(List<TaskCard> shown, long total) {}

  /**
   * What a person needs to know about their paths before the tasks.
   *
   * @param revoked badges that were revoked, by path
   * @param changes how many changes a submission needs, by path
   */
  private record News(Map<UUID, Badge> revoked, Map<UUID, Integer> changes) {}

  private static Map<UUID, Integer> changes(List<EnrollmentCards.Card> paths) {
    return paths.stream()
        .filter(path -> path.changes() > 0)
        .collect(Collectors.toMap(EnrollmentCards.Card::id, EnrollmentCards.Card::changes));
  }

  /** Badges of this person that were revoked, by their paths. */
  private Map<UUID, Badge> revoked(PortalUser me) {
    return badges.badgesOf(me.getUsername()).stream()
        .filter(badge -> badge.revokedAt() != null && badge.enrollmentId() != null)
        .collect(Collectors.toMap(Badge::enrollmentId, badge -> badge));
  }

  private Cards cards(
      TaskInbox.Page page, boolean claimable, QueueFilter filter, int limit, News news) {
    Map<Long, TaskSubjects.Subject> about = subjects.of(page.tasks());
    List<Task> wanted =
        page.tasks().stream()
            .filter(
                task -> filter.takes(claimable, wording.due(task.dueDate()), about.get(task.key())))
            .toList();
    List<TaskCard> shown =
        wanted.stream()
            .map(task -> card(task, about.get(task.key()), claimable, news))
            .sorted(Comparator.comparing(TaskCard::needsChanges).reversed())
            .limit(limit)
            .toList();
    return new Cards(shown, filter.isActive() ? wanted.size() : page.total());
  }

  private TaskCard card(
      Task task, TaskSubjects.@Nullable Subject subject, boolean claimable, News news) {
    UUID path = subject == null ? null : subject.enrollmentId();
    Badge badge = path == null ? null : news.revoked().get(path);
    int changes = path == null ? 0 : news.changes().getOrDefault(path, 0);
    return new TaskCard(
        String.valueOf(task.key()),
        task.name(),
        subject == null ? CatalogTitle.name("") : subject.line(),
        badge == null || badge.revokedAt() == null
            ? null
            : message("inbox.revoked", wording.date(badge.revokedAt())),
        TaskWords.of(task).icon(),
        changes == 0 ? wording.due(task.dueDate()) : wording.needsChanges(changes),
        claimable,
        changes > 0);
  }

  /** The micro-credentials that this person reviews, to filter by. */
  private List<MicroCredential> microCredentials(PortalUser me) {
    Set<String> certified = certifications.of(me.getUsername());
    return catalog.microCredentials().stream()
        .filter(it -> certified.contains(it.id()))
        .map(it -> it.in(Language.current()))
        .toList();
  }
}
