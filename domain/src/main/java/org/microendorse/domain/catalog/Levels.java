package org.microendorse.domain.catalog;

import jakarta.annotation.PostConstruct;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the levels that the models have, so that pages can show them without the engine. Those that
 * the models no longer have stay, since assessments were given with them.
 */
@Service
public class Levels {
  private static volatile List<Level> known = List.of();

  private final JdbcClient jdbc;

  Levels(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** From the highest to the lowest. */
  public List<Level> fromHighest() {
    return Level.all().reversed();
  }

  static List<Level> known() {
    return known;
  }

  /** For tests without a database. */
  static void know(List<Level> levels) {
    known = List.copyOf(levels);
  }

  /** Reads them again, since another node may have taken new models. */
  @PostConstruct
  @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
  void read() {
    know(
        jdbc.sql("select * from level order by place nulls last, code")
            .query(
                (row, i) ->
                    new Level(
                        row.getString("code"),
                        row.getString("label"),
                        row.getBoolean("shown"),
                        row.getString("rubric"),
                        row.getObject("place", Integer.class)))
            .list());
  }

  /** Takes the levels of models that go live, from the lowest to the highest. */
  @Transactional
  public void use(List<Level> levels) {
    jdbc.sql("update level set place = null").update();
    for (Level level : levels) {
      jdbc.sql(
              """
              insert into level (code, label, shown, rubric, place)
              values (:code, :label, :shown, :rubric, :place)
              on conflict (code) do update
                set label = excluded.label, shown = excluded.shown,
                    rubric = excluded.rubric, place = excluded.place
              """)
          .param("code", level.code())
          .param("label", level.label())
          .param("shown", level.shown())
          .param("rubric", level.rubric())
          .param("place", level.place())
          .update();
    }
    read();
  }
}
