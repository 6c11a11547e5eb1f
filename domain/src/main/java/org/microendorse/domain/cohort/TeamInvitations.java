package org.microendorse.domain.cohort;

import static org.microendorse.domain.language.Messages.message;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.InvitationQuota;
import org.microendorse.domain.common.InvitationQuota.Kind;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.notification.Letter;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends invitations to teams, and records the answers. */
@Service
public class TeamInvitations {
  private final CohortService cohortService;
  private final TeamMembers members;
  private final TeamSizes sizes;
  private final Accounts accounts;
  private final MailService mails;
  private final InvitationQuota invitations;
  private final EndorseProperties endorse;
  private final CohortProperties properties;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TeamInvitations(
      CohortService cohortService,
      TeamMembers members,
      TeamSizes sizes,
      Accounts accounts,
      MailService mails,
      InvitationQuota invitations,
      EndorseProperties endorse,
      CohortProperties properties,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cohortService = cohortService;
    this.members = members;
    this.sizes = sizes;
    this.accounts = accounts;
    this.mails = mails;
    this.invitations = invitations;
    this.endorse = endorse;
    this.properties = properties;
    this.events = events;
    this.clock = clock;
  }

  /** Sends an invitation; links in earlier ones stop working. */
  void send(TeamMember member) {
    invitations.count(Kind.TEAM, member.team().registeredBy().id(), member.email());
    String token = TokenSource.next();
    Instant expiresAt = clock.instant().plus(properties.invitationValid());
    member.invite(TokenSource.hash(token), expiresAt);
    members.saveAndFlush(member);
    Team team = member.team();
    mails.writeLetters(
        "team-invitation",
        List.of(
            new Letter(
                member.name(),
                member.email(),
                Map.of(
                    "team", team.name(),
                    "registrar", team.registeredBy().displayName(),
                    "endorsement", cohortService.endorsementOf(team.cohort()).titles(),
                    "semester", team.cohort().firstSemester().name(),
                    "days", String.valueOf(properties.invitationValid().toDays()),
                    "link", endorse.link("/invitations/" + token).toString()))),
        new OperationId("cohort.invite/" + TokenSource.hash(token)));
  }

  /**
   * The invited person of a link; empty if there is no such invitation, or a newer one was sent.
   */
  @Transactional(readOnly = true)
  public Optional<TeamMember> invited(String token) {
    return members.findByTokenHash(TokenSource.hash(token));
  }

  /** Why an invitation cannot be answered by this person now; empty if it can. */
  @Transactional(readOnly = true)
  public Optional<String> whyNot(TeamMember invited, String username) {
    Account account = account(username);
    if (!invited.email().equalsIgnoreCase(account.email())) {
      return Optional.of(message("teamRule.invitation.otherAddress", account.email()));
    }
    if (invited.status() != MemberStatus.INVITED) {
      return Optional.of(answered(invited));
    }
    if (clock.instant().isAfter(invited.expiresAt())) {
      return Optional.of(
          message("teamRule.invitation.expired", invited.team().registeredBy().displayName()));
    }
    CohortStatus status = invited.team().cohort().status();
    if (!status.isAlive()) {
      return Optional.of(message("teamRule.invitation.ended"));
    }
    return account.has(Role.EDUCATOR)
        ? Optional.empty()
        : Optional.of(message("teamRule.invitation.noEducator"));
  }

  private static String answered(TeamMember member) {
    String registrar = member.team().registeredBy().displayName();
    return switch (member.status()) {
      case ACCEPTED, FINISHED -> message("teamRule.invitation.accepted");
      case DECLINED -> message("teamRule.invitation.declined", registrar);
      default -> message("teamRule.invitation.canceled", registrar);
    };
  }

  /**
   * Joins a team.
   *
   * @param grades of {@link Focus#GRADES}
   * @param subject of {@link Focus#SUBJECTS}
   * @param judged the size of the team with this person, as the rules accepted it
   * @throws Refusal if the invitation cannot be answered
   * @throws TeamOutdated if the size of the team is not what was judged
   */
  @Transactional
  public Team accept(
      String token,
      String username,
      @Nullable String grades,
      @Nullable String subject,
      TeamSizes.TeamSize judged) {
    TeamMember member = answerable(token, username);
    TeamOutdated.unless(judged.equals(sizes.sizeIfAccepted(member, username)));
    member.teaches(Focus.of(Focus.GRADES, grades), Focus.of(Focus.SUBJECTS, subject));
    member.accept(account(username), clock.instant());
    if (member.team().cohort().status() == CohortStatus.RUNNING) {
      events.publishEvent(new MemberJoined(member.id()));
    }
    return member.team();
  }

  /**
   * Declines an invitation.
   *
   * @throws Refusal if the invitation cannot be answered
   */
  @Transactional
  public void decline(String token, String username) {
    answerable(token, username).change(MemberStatus.DECLINED, clock.instant());
  }

  private TeamMember answerable(String token, String username) {
    cohortService.getAndLock(
        members
            .cohortOfToken(TokenSource.hash(token))
            .orElseThrow(() -> new NotFound("invitation", "like this")));
    TeamMember member = invited(token).orElseThrow(() -> new NotFound("invitation", "like this"));
    whyNot(member, username)
        .ifPresent(
            why -> {
              throw new Refusal(Refusal.AS_SAID, why);
            });
    return member;
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }
}
