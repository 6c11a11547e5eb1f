package org.microendorse.domain.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PageVersions extends Repository<PageVersion, UUID> {
  PageVersion save(PageVersion version);

  Optional<PageVersion> findFirstByPageAndLanguageOrderByWrittenAtDesc(
      String page, String language);

  /** The newest text of every page in a language. */
  @Query(
      """
      select v from PageVersion v
      where v.language = :language
        and v.writtenAt = (select max(other.writtenAt) from PageVersion other
                           where other.page = v.page and other.language = v.language)
      """)
  List<PageVersion> newest(String language);
}
