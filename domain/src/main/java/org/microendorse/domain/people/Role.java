package org.microendorse.domain.people;

import java.util.Arrays;
import java.util.Locale;

/** What an account may do. One account may have several roles. */
public enum Role {
  EDUCATOR,
  COACH,
  FACILITATOR,
  ASSESSOR,
  APPROVER,
  LEAD_ASSESSOR,
  DISTRICT_ADMINISTRATOR,
  PROGRAM_MANAGER,
  INTEGRITY_TEAM,
  PROCESS_OWNER,
  OPERATOR;

  /** As models spell it in candidate groups: {@code districtAdministrator}. */
  public String group() {
    StringBuilder group = new StringBuilder();
    for (String word : name().toLowerCase(Locale.ROOT).split("_")) {
      group.append(
          group.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return group.toString();
  }

  /**
   * The role whose {@link #group()} this is.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Role ofGroup(String group) {
    return Arrays.stream(values())
        .filter(role -> role.group().equals(group))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + group + "' is not a role."));
  }
}
