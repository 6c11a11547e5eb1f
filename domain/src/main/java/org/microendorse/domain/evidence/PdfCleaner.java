package org.microendorse.domain.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;

/**
 * Leaves out of a PDF its document information, every XMP packet, what editors store for
 * themselves, who wrote a comment, who signed, and what its photos say. Written anew, so that
 * earlier states of the document, which a PDF may carry along, are gone too.
 */
final class PdfCleaner implements Cleaner {
  private static final COSName EDITORS_OWN = COSName.getPDFName("PieceInfo");
  private static final COSName ATTACHED = COSName.getPDFName("EF");
  private static final JpegCleaner PHOTOS = new JpegCleaner();

  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    try (PDDocument document =
        Loader.loadPDF(file.toFile(), "", IOUtils.createTempFileOnlyStreamCache())) {
      document.setAllSecurityToBeRemoved(true);
      for (var signature : document.getSignatureFields()) {
        signature.getCOSObject().removeItem(COSName.V);
      }
      for (PDPage page : document.getPages()) {
        for (var annotation : page.getAnnotations()) {
          if (annotation instanceof PDAnnotationMarkup) {
            annotation.getCOSObject().removeItem(COSName.T);
          }
        }
      }
      cleanObjects(document);
      document.setDocumentInformation(new PDDocumentInformation());
      document.save(to, CompressParameters.NO_COMPRESSION);
    }
  }

  private static void cleanObjects(PDDocument document) throws IOException {
    for (COSObjectKey key : List.copyOf(document.getDocument().getXrefTable().keySet())) {
      COSObject object = document.getDocument().getObjectFromPool(key);
      COSBase content = object.getObject();
      if (content instanceof COSDictionary) {
        cleanDictionary((COSDictionary) content);
      }
    }
  }

  private static void cleanDictionary(COSDictionary dictionary) throws IOException {
    if (dictionary.containsKey(ATTACHED)) {
      throw new IOException("A PDF with other files in it.");
    }
    dictionary.removeItem(COSName.METADATA);
    dictionary.removeItem(EDITORS_OWN);
    if (dictionary instanceof COSStream && isPhoto(dictionary)) {
      cleanPhoto((COSStream) dictionary);
    }
  }

  /** Whether its bytes are a JPEG as it came from the camera. */
  private static boolean isPhoto(COSDictionary stream) {
    COSBase filter = stream.getDictionaryObject(COSName.FILTER);
    if (filter instanceof COSArray && ((COSArray) filter).size() == 1) {
      filter = ((COSArray) filter).getObject(0);
    }
    return COSName.DCT_DECODE.equals(filter);
  }

  private static void cleanPhoto(COSStream photo) throws IOException {
    byte[] bytes;
    try (InputStream raw = photo.createRawInputStream()) {
      bytes = raw.readAllBytes();
    }
    try (OutputStream raw = photo.createRawOutputStream()) {
      PHOTOS.clean(new ByteArrayInputStream(bytes), raw);
    }
  }
}
