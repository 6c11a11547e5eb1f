package org.microendorse.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.DatabaseTest;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.springframework.beans.factory.annotation.Autowired;

class SignInGuardTest extends DatabaseTest {
  @Autowired private SignInGuard guard;
  @Autowired private KnownDevices devices;
  @Autowired private MailService mails;

  private final String address = UUID.randomUUID().toString();

  @Test
  void after_ten_failures_one_waits_a_minute__and_twice_as_long_after_every_further_one() {
    Account owner = newPerson(Role.EDUCATOR);
    fail(owner.username(), 10);

    assertRefused(owner.username(), address, 1);
    clock.advance(Duration.ofSeconds(61));
    fail(owner.email().toUpperCase(), 1);
    assertRefused(owner.username(), address, 2);
    clock.advance(Duration.ofSeconds(119));
    assertRefused(owner.username(), address, 1);

    assertThat(mails.mailsTo(owner.email()))
        .as("told once")
        .extracting("template")
        .containsExactly("sign-in-locked");
  }

  @Test
  void people_who_guess_lock_out_nobody_who_signs_in_elsewhere() {
    Account owner = newPerson(Role.EDUCATOR);
    fail(owner.username(), 10);
    assertRefused(owner.username(), address, 1);

    String home = UUID.randomUUID().toString();
    guard.succeeded(guard.begin(owner.username(), home));
    fail(owner.username(), home, null, 9);
    guard.succeeded(guard.begin(owner.username(), home));
  }

  @Test
  void attempts_that_are_refused_at_one_address_do_not_count_elsewhere() {
    Account owner = newPerson(Role.EDUCATOR);
    fail(owner.username(), 10);
    for (int i = 0; i < 400; i++) {
      assertThatThrownBy(() -> guard.begin(owner.username(), address))
          .isInstanceOf(TooManyAttempts.class);
    }

    guard.succeeded(guard.begin(owner.username(), UUID.randomUUID().toString()));
  }

  @Test
  void a_known_browser_is_not_locked_out_by_who_guesses_from_the_same_address() {
    Account owner = newPerson(Role.EDUCATOR);
    String device = devices.remember(owner.username(), null);
    fail(owner.username(), 10);
    assertRefused(owner.username(), address, 1);

    guard.succeeded(guard.begin(owner.username(), address, device));

    assertRefused(owner.username(), address, 1);
    fail(owner.username(), address, device, 10);
    assertThatThrownBy(() -> guard.begin(owner.username(), address, device))
        .as("who has the browser guesses no more often")
        .isInstanceOf(TooManyAttempts.class);
    assertThatThrownBy(() -> guard.begin(owner.username(), address, "x".repeat(43)))
        .as("a browser that nobody knows")
        .isInstanceOf(TooManyAttempts.class);
  }

  @Test
  void guesses_from_many_addresses_count_together_and_the_owner_hears_of_it_once() {
    Account owner = newPerson(Role.EDUCATOR);
    String device = devices.remember(owner.username(), null);
    for (int network = 0; network < 30; network++) {
      fail(owner.username(), "198.51.100." + network + "/" + owner.id(), null, 10);
    }

    assertThatThrownBy(() -> guard.begin(owner.username(), UUID.randomUUID().toString()))
        .isInstanceOf(TooManyAttempts.class);
    guard.succeeded(guard.begin(owner.username(), address, device));
    assertThat(mails.mailsTo(owner.email()))
        .extracting("template")
        .containsExactly("sign-in-locked");
  }

  @Test
  void one_address_signs_up_so_often_within_an_hour() {
    for (int i = 0; i < 200; i++) {
      guard.countSignUp(address);
    }

    assertThatThrownBy(() -> guard.countSignUp(address)).isInstanceOf(TooManyAttempts.class);
    guard.countSignUp(UUID.randomUUID().toString());
    clock.advance(Duration.ofMinutes(61));
    guard.countSignUp(address);
  }

  @Test
  void a_success_makes_forgotten_what_failed() {
    Account owner = newPerson(Role.EDUCATOR);
    fail(owner.username(), 9);
    guard.succeeded(guard.begin(owner.username(), address));

    fail(owner.username(), 9);

    guard.succeeded(guard.begin(owner.username(), address));
    assertThat(mails.mailsTo(owner.email())).isEmpty();
  }

  @Test
  void after_a_hundred_failures_only_a_new_password_helps() {
    Account owner = newPerson(Role.EDUCATOR);
    fail(owner.username(), 10);
    for (int i = 10; i < 100; i++) {
      clock.advance(Duration.ofHours(1).plusSeconds(1));
      fail(owner.username(), 1);
    }

    clock.advance(Duration.ofDays(300));
    assertThatThrownBy(() -> guard.begin(owner.username(), address))
        .isInstanceOf(TooManyAttempts.class);
  }

  @Test
  void of_many_attempts_at_the_same_moment_no_more_get_through_than_one_after_another()
      throws Exception {
    Account owner = newPerson(Role.EDUCATOR);

    List<Object> results =
        atOnce(
            20,
            () -> {
              try {
                return guard.begin(owner.username(), address);
              } catch (TooManyAttempts refused) {
                return "refused";
              }
            });

    assertThat(results.stream().filter("refused"::equals)).hasSize(10);
  }

  @Test
  void an_address_that_many_share_is_slowed_down_and_its_failures_are_forgotten() {
    for (int i = 0; i < 50; i++) {
      fail("stranger-" + UUID.randomUUID(), 1);
    }

    assertRefused("stranger", address, 1);
    clock.advance(Duration.ofSeconds(3));
    fail("stranger", 1);
    assertRefused("stranger", address, 1);
    clock.advance(Duration.ofHours(2));
    fail("stranger", 2);
  }

  private void fail(String name, int times) {
    fail(name, address, null, times);
  }

  private void fail(String name, String from, String device, int times) {
    for (int i = 0; i < times; i++) {
      guard.failed(guard.begin(name, from, device));
    }
  }

  private void assertRefused(String name, String from, long minutes) {
    assertThatThrownBy(() -> guard.begin(name, from))
        .isInstanceOfSatisfying(
            TooManyAttempts.class, refused -> assertThat(refused.minutes()).isEqualTo(minutes));
  }
}
