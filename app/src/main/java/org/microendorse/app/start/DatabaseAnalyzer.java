package org.microendorse.app.start;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about a database that cannot be used. */
class DatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {
  private static final String NO_RIGHT = "42501";

  @Override
  protected FailureAnalysis analyze(Throwable failure, SQLException refused) {
    return new FailureAnalysis(
        "The database cannot be used: " + refused.getMessage(), whatToDo(refused), refused);
  }

  private static String whatToDo(SQLException refused) {
    String state = String.valueOf(refused.getSQLState());
    // The first two characters are the class of the error, by the SQL standard.
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08", "57" -> "Start the database, or correct SPRING_DATASOURCE_URL.";
      case "28" -> "Correct SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.";
      case "3D" -> "Create the database, or correct SPRING_DATASOURCE_URL.";
      default ->
          NO_RIGHT.equals(state)
              ? "Grant the right to SPRING_DATASOURCE_USERNAME. An administrator can create the extension pg_trgm beforehand."
              : "See the log for what the start was doing.";
    };
  }
}
