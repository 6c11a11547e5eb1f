package org.microendorse.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.app.account.Mailbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a visitor to an educator with an account of their own, and out again. */
class AccountJourneyTest extends BrowserTest {
  private static final String PASSWORD_CHOSEN = "seven quiet lanterns uphill";

  @Autowired private JdbcClient jdbc;

  @Test
  void a_visitor_signs_up_looks_around_and_leaves() {
    String email = "nell-" + UUID.randomUUID() + "@school.example.org";
    Page page = desk();
    page.navigate(address() + "/paths");
    follow(link(page, "New here? Create an account"));
    assertAccessibleEverywhere(page);

    button(page, "Create account").click();
    assertThat(page.getByText("There is a problem")).isVisible();
    assertThat(page.locator("#name-problem")).hasText("Enter a name.");
    assertAccessibleEverywhere(page);
    page.getByLabel("Your name").fill("Nell Ortega");
    page.locator("#email").fill(email);
    page.locator("#password").fill(PASSWORD_CHOSEN);
    page.getByLabel("Show password").check();
    assertThat(page.locator("#password")).hasAttribute("type", "text");
    page.getByLabel("School or district").selectOption("Lakeside Middle School");
    button(page, "Create account").click();

    assertThat(page.locator("h1")).hasText("Check your email");
    assertThat(page.locator(".where")).containsText(email);
    assertAccessibleEverywhere(page);

    page.navigate(address() + new Mailbox(email).awaitLink("Confirm your email"));
    assertAccessibleEverywhere(page);
    page.getByLabel("Password").fill(PASSWORD_CHOSEN);
    button(page, "Confirm and sign in").click();
    assertThat(page.locator("h1")).hasText("My paths");

    page.locator(".who-name").click();
    assertThat(page.locator("h1")).hasText("My account");
    assertThat(page.locator("main")).containsText("Lakeside Middle School");
    assertAccessibleEverywhere(page);

    page.getByText("I want to delete my account").click();
    button(page, "Permanently delete my account").click();
    assertThat(page.locator("#confirmation-problem")).hasText("That's not your current password.");
    assertAccessibleEverywhere(page);
    page.locator("#confirmation").fill(PASSWORD_CHOSEN);
    button(page, "Permanently delete my account").click();
    assertThat(page.getByText("Your account is deleted")).isVisible();
    assertAccessibleEverywhere(page);
  }

  @Test
  void what_is_sent_after_the_session_has_ended_is_there_again_after_sign_in() {
    Page page = signIn(desk(), "petra");
    page.navigate(address() + "/texts/edit?page=contact&in=en");
    page.locator("#source").fill("# Contact\n\nCall us on Mondays.");
    endSession("petra");
    button(page, "Publish").click();
    page.getByLabel("User name or email").fill("petra");
    page.getByLabel("Password").fill(PASSWORD);
    button(page, "Sign in").click();

    assertThat(page.getByText("You were signed out before")).isVisible();
    assertAccessible(page);
    page.getByText("Go back and send it").click();
    assertThat(page.getByText("We restored what you typed")).isVisible();
    assertThat(page.locator("#source")).hasValue("# Contact\n\nCall us on Mondays.");
    page.navigate(address() + "/texts");
    page.navigate(address() + "/texts/edit?page=contact&in=en");
    assertThat(page.locator("#source")).not().hasValue("# Contact\n\nCall us on Mondays.");
  }

  @Test
  void what_was_sent_and_not_accepted_can_be_corrected() {
    Page page = signIn(desk(), "petra");
    page.navigate(address() + "/texts/edit?page=contact&in=en");
    page.locator("#source").fill("# Contact\n\nCall us on Tuesdays.");
    page.locator("form [name=page]").evaluate("(it) => (it.value = 'nowhere')");
    button(page, "Publish").click();

    assertThat(page.getByText("What you typed was not sent")).isVisible();
    assertAccessible(page);
    page.getByText("Go back and send it").click();
    assertThat(page.locator("#source")).hasValue("# Contact\n\nCall us on Tuesdays.");
  }

  private void endSession(String username) {
    jdbc.sql("delete from spring_session where principal_name = ?").param(username).update();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }
}
