package org.microendorse.app.account;

import static org.microendorse.domain.language.Messages.message;

import org.microendorse.app.local.StartRefused;
import org.microendorse.domain.account.StaffService;
import org.microendorse.domain.common.EmailAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives a new installation its first program manager, who appoints everyone else. */
@Component
@Order(20)
class FirstManager implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(FirstManager.class);

  private final StaffService staff;
  private final String email;

  FirstManager(StaffService staff, @Value("${endorse.first-manager:}") String email) {
    this.staff = staff;
    this.email = email;
  }

  /**
   * @throws StartRefused if the setting is no email address
   */
  @Override
  public void run(ApplicationArguments arguments) {
    if (email.isBlank()) {
      return;
    }
    EmailAddress address =
        EmailAddress.of(email)
            .orElseThrow(() -> new StartRefused(message("staff.firstManager.noAddress", email)));
    if (staff.appointFirstManager(address, message("staff.firstManager"))) {
      LOG.info("The first program manager gets a mail");
    }
  }
}
