package org.microendorse.domain.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;

/**
 * Rebuilds a PDF from its pages: from every dictionary that a page refers to, it keeps the entries
 * that ISO 32000 needs to show it. It leaves out information, XMP, attachments, actions,
 * signatures, editors' own data, structure and earlier states of the document, and cleans photos.
 */
final class PdfCleaner implements Cleaner {

  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    try (PDDocument original =
            Loader.loadPDF(file.toFile(), "", IOUtils.createTempFileOnlyStreamCache());
        PDDocument copy = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
      PdfObjects objects = new PdfObjects(copy);
      copy.setVersion(original.getVersion());
      for (PDPage page : original.getPages()) {
        copy.addPage(new PDPage(page(page, objects)));
      }
      if (copy.getNumberOfPages() == 0) {
        throw new IOException("The PDF has no pages.");
      }
      refuseForm(original);
      COSDictionary root = original.getDocumentCatalog().getCOSObject();
      COSDictionary newRoot = copy.getDocumentCatalog().getCOSObject();
      objects.copyInto(newRoot, root, PdfKind.CATALOG);
      copy.save(to, CompressParameters.NO_COMPRESSION);
    }
  }

  /** A form drawn by another language than PDF, or one whose values are still to be drawn. */
  private static void refuseForm(PDDocument document) throws IOException {
    PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
    if (form != null && (form.hasXFA() || form.getNeedAppearances())) {
      throw new IOException("A form has no appearance.");
    }
  }

  private static COSDictionary page(PDPage page, PdfObjects objects) throws IOException {
    COSDictionary clean = new COSDictionary();
    objects.copyInto(clean, page.getCOSObject(), PdfKind.PAGE);
    clean.setItem(COSName.TYPE, COSName.PAGE);
    clean.setItem(COSName.MEDIA_BOX, rectangle(page.getMediaBox()));
    clean.setItem(COSName.CROP_BOX, rectangle(page.getCropBox()));
    clean.setInt(COSName.ROTATE, page.getRotation());
    if (page.hasContents()) {
      try (InputStream content = page.getContents()) {
        clean.setItem(COSName.CONTENTS, objects.drawing(content));
      }
    }
    // Inherited from the tree of pages, which is rebuilt.
    if (page.getResources() != null) {
      clean.setItem(
          COSName.RESOURCES, objects.copy(page.getResources().getCOSObject(), PdfKind.RESOURCES));
    }
    return clean;
  }

  private static COSArray rectangle(PDRectangle box) {
    return box.getCOSArray();
  }
}
