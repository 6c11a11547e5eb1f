package org.microendorse.domain.record;

import java.util.regex.Pattern;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The numbers under which the state knows educators (IEIN). */
@Service
public class EducatorNumbers {
  private final Accounts accounts;
  private final Credits credits;
  private final Pattern pattern;

  EducatorNumbers(Accounts accounts, Credits credits, RecordProperties properties) {
    this.accounts = accounts;
    this.credits = credits;
    this.pattern = Pattern.compile(properties.ieinPattern());
  }

  /**
   * Sets a person's number. Records that lack it get it; others stay as they were issued.
   *
   * @param typed blank: it is removed
   * @throws Refusal if it does not look like one
   */
  @Transactional
  public void change(String username, String typed) {
    Account account =
        accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
    String iein = typed == null || typed.isBlank() ? null : typed.strip();
    if (iein != null && !pattern.matcher(iein).matches()) {
      throw new Refusal("record.iein");
    }
    account.changeIein(iein);
    if (iein != null) {
      credits.withoutIein(account.id()).stream()
          .filter(Credit::isAwarded)
          .forEach(credit -> credit.complete(iein));
    }
  }
}
