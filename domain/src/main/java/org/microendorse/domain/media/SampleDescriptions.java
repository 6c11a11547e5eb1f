package org.microendorse.domain.media;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.microendorse.domain.media.IsoBoxes.Box;

/** Blanks the parts of sample descriptions (stsd) that a codec does not need. */
final class SampleDescriptions {
  private static final int PICTURE = 78;
  private static final int SOUND = 28;
  private static final int COMPRESSOR = 42;

  private static final Set<String> NEEDED =
      IsoMediaCleaner.words(
          """
          avcC hvcC av1C vpcC esds btrt pasp clap fiel gama dvcC dvvC d263 chan chnl dOps dac3 dec3
          alac damr srat pcmC frma mp4a enda
          """);

  private static final Set<String> PICTURES =
      IsoMediaCleaner.words(
          """
          avc1 avc3 hvc1 hev1 dvh1 dvhe mp4v vp08 vp09 av01 s263 h263 jpeg mjpa mjpb apcn apch apcs
          apco ap4h mjpg
          """);

  private final IsoBoxes boxes;
  private final BufferedBytes bytes;
  private final List<Blanking.Place> places;

  SampleDescriptions(IsoBoxes boxes, List<Blanking.Place> places) {
    this.boxes = boxes;
    this.bytes = boxes.bytes();
    this.places = places;
  }

  void look(Box descriptions) throws IOException {
    for (Box entry : boxes.in(descriptions.content() + 8, descriptions.end())) {
      if (entry.type().startsWith("enc")) {
        throw new IOException("The video is encrypted.");
      }
      if (PICTURES.contains(entry.type())) {
        // The program and the computer that compressed it.
        zeros(entry.content() + 12, entry.content() + 16);
        zeros(entry.content() + COMPRESSOR, entry.content() + COMPRESSOR + 32);
        inside(entry.content() + PICTURE, entry.end());
      } else {
        inside(entry.content() + soundHeader(entry), entry.end());
      }
    }
  }

  /** QuickTime has two longer ones. */
  private long soundHeader(Box entry) throws IOException {
    if (entry.end() - entry.content() < SOUND) {
      throw new IOException("A track has an unknown format.");
    }
    zeros(entry.content() + 10, entry.content() + 16);
    return switch (bytes.unsignedShort(entry.content() + 8)) {
      case 0 -> SOUND;
      case 1 -> SOUND + 16;
      case 2 -> SOUND + 36;
      default -> throw new IOException("The sound has an unknown kind of description.");
    };
  }

  private void inside(long from, long to) throws IOException {
    long end = from;
    for (Box box : boxes.in(from, to)) {
      if (box.type().equals("wave")) {
        inside(box.content(), box.end());
      } else if (box.type().equals("colr")) {
        color(box);
      } else if (box.type().equals("dfLa")) {
        throw new IOException("The description of the sound may contain comments.");
      } else if (!NEEDED.contains(box.type()) && !box.type().equals("\0\0\0\0")) {
        places.add(IsoMediaCleaner.letters(box.start() + 4, "free"));
        zeros(box.content(), box.end());
      }
      end = box.end();
    }
    zeros(end, to);
  }

  private void color(Box box) throws IOException {
    color(box, bytes, places);
  }

  /** By numbers, or by a profile that says who made it. */
  static void color(Box box, BufferedBytes bytes, List<Blanking.Place> places) throws IOException {
    String kind = bytes.letters(box.content(), 4);
    if (kind.equals("prof") || kind.equals("rICC")) {
      byte[] profile =
          bytes.read(box.content() + 4, Math.toIntExact(box.end() - box.content() - 4));
      places.add(new Blanking.Place(box.content() + 4, IccProfile.clean(profile), 0));
    } else if (!kind.equals("nclx") && !kind.equals("nclc")) {
      throw new IOException("The colors have an unknown kind of description.");
    } else if (box.end() - box.content() > 11) {
      places.add(Blanking.Place.zeros(box.content() + 11, box.end()));
    }
  }

  private void zeros(long from, long to) {
    if (to > from) {
      places.add(Blanking.Place.zeros(from, to));
    }
  }
}
