package org.microendorse.domain.credential;

import java.util.regex.Pattern;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Manages the ids by which badges name their earners (Open Badges 3.0, "AchievementSubject.id").
 * Without one they have only the salted hash of an e-mail address, and there is no JWT of them.
 */
@Service
public class SubjectIds {
  /** A DID or the address of a personal page; never an email address, which all could read. */
  private static final Pattern ID =
      Pattern.compile("(did:[a-z0-9]+:|https://)[^\\s@\"<>\\\\]{1,200}");

  private final Accounts accounts;

  SubjectIds(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Sets the id that names a person in future badges; existing badges do not change.
   *
   * @param id blank for none
   * @throws Refusal if it is neither a DID nor an https address
   */
  @Transactional
  public void name(String username, String id) {
    Account account =
        accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
    String typed = id == null ? "" : id.strip();
    if (!typed.isEmpty() && !ID.matcher(typed).matches()) {
      throw new Refusal("credential.subjectId");
    }
    account.nameBy(typed.isEmpty() ? null : typed);
  }
}
