package org.microendorse.domain.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits for accounts and for signing in.
 *
 * @param lockOut when further attempts to sign in are refused
 */
@ConfigurationProperties("endorse.accounts")
public record AccountProperties(
    @DefaultValue Links links,
    @DefaultValue Password password,
    @DefaultValue LockOut lockOut,
    @DefaultValue Session session) {

  /**
   * Links in mails that work once.
   *
   * @param confirm how long the link that confirms an email address works
   * @param password how long the link to the page for a new password works
   * @param reviewer how long an invitation to review can be accepted
   * @param staff how long an invitation to take a role can be accepted
   * @param mailsPerHour limit for one address, for sign-ups and for new passwords each
   * @param mailsToDomainPerHour the same limit for all addresses of one mail domain
   * @param signUpsPerHour from one network address; a whole school may share it
   */
  public record Links(
      @DefaultValue("24h") Duration confirm,
      @DefaultValue("1h") Duration password,
      @DefaultValue("14d") Duration reviewer,
      @DefaultValue("14d") Duration staff,
      @DefaultValue("5") int mailsPerHour,
      @DefaultValue("1000") int mailsToDomainPerHour,
      @DefaultValue("200") int signUpsPerHour) {}

  /**
   * The rules for passwords; see NIST SP 800-63B-4, section 3.1.1.2.
   *
   * @param shortest minimum length in characters (Unicode code points): 15 where the password is
   *     the only factor
   * @param longest maximum length in characters: long enough for every password, short enough to
   *     hash cheaply
   * @param unguessable how many characters must remain without punctuation and common words
   * @param hashCost bcrypt's cost factor: one more takes twice as long, also for attackers
   */
  public record Password(
      @DefaultValue("15") int shortest,
      @DefaultValue("128") int longest,
      @DefaultValue("8") int unguessable,
      @DefaultValue("10") int hashCost) {}

  /**
   * @param account limit for one account, or one unknown name, from one network address or one
   *     known browser
   * @param overall limit for one account from all network addresses together, except known browsers
   * @param address limit for one network address; a whole school may share it
   * @param forms limit for forms sent from one network address without signing in
   */
  public record LockOut(
      @DefaultValue Account account,
      @DefaultValue Overall overall,
      @DefaultValue Address address,
      @DefaultValue Forms forms) {

    /**
     * @param failures in a row before the person has to wait
     * @param pause the first wait; it doubles with every further failure
     * @param longest wait
     * @param most failures in a row; after that only a new password unlocks the account
     */
    public record Account(
        @DefaultValue("10") int failures,
        @DefaultValue("1m") Duration pause,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("100") int most) {
      Rule rule() {
        return new Rule(failures, pause, longest, most, null);
      }
    }

    /**
     * @param failures before everyone without a known browser has to wait
     * @param pause the first wait; it doubles with every further failure
     * @param longest wait
     * @param forget how long without a failure until the count starts again
     */
    public record Overall(
        @DefaultValue("300") int failures,
        @DefaultValue("1m") Duration pause,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("24h") Duration forget) {
      Rule rule() {
        return new Rule(failures, pause, longest, Integer.MAX_VALUE, forget);
      }
    }

    /**
     * @param failures before the person has to wait
     * @param pause the first wait; it doubles with every further failure
     * @param longest wait
     * @param forget how long without a failure until the count starts again
     */
    public record Address(
        @DefaultValue("50") int failures,
        @DefaultValue("2s") Duration pause,
        @DefaultValue("1m") Duration longest,
        @DefaultValue("1h") Duration forget) {
      Rule rule() {
        return new Rule(failures, pause, longest, Integer.MAX_VALUE, forget);
      }
    }

    /**
     * @param failures how many forms may be sent before the person has to wait
     * @param pause the first wait; it doubles with every further form
     * @param longest wait
     * @param forget how long without a form until the count starts again
     */
    public record Forms(
        @DefaultValue("500") int failures,
        @DefaultValue("2s") Duration pause,
        @DefaultValue("1m") Duration longest,
        @DefaultValue("1h") Duration forget) {
      Rule rule() {
        return new Rule(failures, pause, longest, Integer.MAX_VALUE, forget);
      }
    }
  }

  /**
   * @param forget null: only a success resets the count
   */
  record Rule(int failures, Duration pause, Duration longest, int most, @Nullable Duration forget) {
    Duration waitAfter(int failed) {
      Duration doubled = pause.multipliedBy(1L << Math.min(failed - failures, 20));
      return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
  }

  /**
   * @param longest duration of a session; how long it may be idle is {@code spring.session.timeout}
   * @param recent how long ago people without a password may have signed in to change their address
   */
  public record Session(
      @DefaultValue("12h") Duration longest, @DefaultValue("10m") Duration recent) {}
}
