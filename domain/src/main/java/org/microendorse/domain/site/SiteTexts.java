package org.microendorse.domain.site;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The pages whose texts the program can change. What the program has not changed comes with the
 * application.
 */
@Service
public class SiteTexts {
  /** The key of a refusal: another text was published while this one was written. */
  public static final String CHANGED_MEANWHILE = "site.changedMeanwhile";

  private static final int LONGEST = 50_000;
  private static final String HELP = "help/";
  private static final String TITLE = "# ";
  private static final String ROLES = "Roles:";
  private static final List<String> ROLES_KNOWN =
      Stream.concat(Stream.of("everyone"), Arrays.stream(Role.values()).map(Role::group)).toList();

  private final DeliveredPages delivered;
  private final PageVersions versions;
  private final Clock clock;

  SiteTexts(DeliveredPages delivered, PageVersions versions, Clock clock) {
    this.delivered = delivered;
    this.versions = versions;
    this.clock = clock;
  }

  /**
   * A page in a language, or in English if it is not translated.
   *
   * @throws NotFound if there is no page with this name
   */
  @Transactional(readOnly = true)
  public SitePage page(String name, Language language) {
    if (!delivered.has(name)) {
      throw new NotFound("page", name);
    }
    PageVersion own =
        versions.findFirstByPageAndLanguageOrderByWrittenAtDesc(name, language.code()).orElse(null);
    if (own == null && delivered.source(name, language).isEmpty()) {
      return page(name, Language.ENGLISH);
    }
    return read(name, language, own);
  }

  /** All pages in a language, in the order of their names. */
  @Transactional(readOnly = true)
  public List<SitePage> pages(Language language) {
    Map<String, PageVersion> own =
        versions.newest(language.code()).stream()
            .collect(Collectors.toMap(PageVersion::page, Function.identity(), (a, b) -> b));
    Map<String, PageVersion> english =
        language == Language.ENGLISH
            ? own
            : versions.newest(Language.ENGLISH.code()).stream()
                .collect(Collectors.toMap(PageVersion::page, Function.identity(), (a, b) -> b));
    List<SitePage> pages = new ArrayList<>();
    for (String name : delivered.names()) {
      boolean translated = own.containsKey(name) || delivered.source(name, language).isPresent();
      pages.add(
          translated
              ? read(name, language, own.get(name))
              : read(name, Language.ENGLISH, english.get(name)));
    }
    return pages;
  }

  /**
   * Changes the text of a page.
   *
   * @param source {@code # Title}, for a topic of the help {@code Roles: …}, then CommonMark
   * @param version of the text that was changed
   * @throws Refusal if it is too long, has no title, or another text has been published meanwhile
   */
  @Transactional
  public void change(
      String name, Language language, String source, String version, UUID writtenBy) {
    if (!delivered.has(name)) {
      throw new NotFound("page", name);
    }
    String clean = Text.lines(source);
    requireReadable(name, clean);
    if (!page(name, language).version().equals(version)) {
      throw new Refusal(CHANGED_MEANWHILE);
    }
    versions.save(new PageVersion(name, language.code(), clean, clock.instant(), writtenBy));
  }

  /**
   * Shows how a text would look.
   *
   * @throws Refusal if it is too long or has no title
   */
  public SitePage preview(String name, Language language, String source) {
    String clean = Text.lines(source);
    requireReadable(name, clean);
    return read(name, language, clean, null);
  }

  /** The text that comes with the application; in English if it is not translated. */
  public String deliveredSource(String name, Language language) {
    return delivered
        .source(name, language)
        .or(() -> delivered.source(name, Language.ENGLISH))
        .orElseThrow(() -> new NotFound("page", name));
  }

  private static void requireReadable(String name, String source) {
    if (source.length() > LONGEST) {
      throw new Refusal("site.tooLong", LONGEST, source.length());
    }
    if (!source.startsWith(TITLE) || Text.isBlank(titleOf(source))) {
      throw new Refusal("site.withoutTitle");
    }
    if (isHelp(name) && (rolesOf(source).isEmpty() || !ROLES_KNOWN.containsAll(rolesOf(source)))) {
      throw new Refusal("site.withoutRoles", String.join(", ", ROLES_KNOWN));
    }
  }

  private SitePage read(String name, Language language, @Nullable PageVersion own) {
    return own == null
        ? read(name, language, deliveredSource(name, language), null)
        : read(name, language, own.source(), own.writtenAt());
  }

  private static SitePage read(
      String name, Language language, String source, @Nullable Instant changedAt) {
    String text = source.lines().skip(isHelp(name) ? 2 : 1).collect(Collectors.joining("\n"));
    return new SitePage(
        name, language, source, titleOf(source), rolesOf(source), text.strip(), changedAt);
  }

  private static boolean isHelp(String name) {
    return name.startsWith(HELP);
  }

  private static String titleOf(String source) {
    return source.lines().findFirst().orElse("").substring(TITLE.length()).strip();
  }

  private static List<String> rolesOf(String source) {
    return source
        .lines()
        .skip(1)
        .findFirst()
        .filter(line -> line.startsWith(ROLES))
        .map(line -> line.substring(ROLES.length()).split(","))
        .stream()
        .flatMap(Arrays::stream)
        .map(String::strip)
        .filter(role -> !role.isEmpty())
        .toList();
  }
}
