package org.microendorse.domain.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.shading.PDShadingType2;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/** A PDF of two pages with text, pictures, layers, a shading, a form and a comment. */
final class PdfSample {
  private PdfSample() {}

  static byte[] pdf(boolean packed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A5);
      document.addPage(page);
      document.addPage(new PDPage(PDRectangle.A6));
      PDAnnotationText comment = new PDAnnotationText();
      comment.setRectangle(new PDRectangle(10, 10, 20, 20));
      comment.setContents("Visible comment");
      page.getAnnotations().add(comment);
      PDOptionalContentProperties layers = new PDOptionalContentProperties();
      PDOptionalContentGroup shown = new PDOptionalContentGroup("Shown");
      PDOptionalContentGroup hidden = new PDOptionalContentGroup("Hidden");
      layers.addGroup(shown);
      layers.addGroup(hidden);
      layers.setGroupEnabled(hidden, false);
      document.getDocumentCatalog().setOCProperties(layers);
      PDType0Font embedded =
          PDType0Font.load(
              document,
              PdfSample.class.getResourceAsStream("/fonts/ttf/OpenSans/OpenSans-Regular.ttf"));
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(embedded, 12);
        content.newLineAtOffset(50, 500);
        content.showText("Visible text in a font of its own");
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.newLineAtOffset(0, -20);
        content.showText("Visible text in a standard font");
        content.endText();
        content.drawImage(
            JPEGFactory.createFromStream(document, new ByteArrayInputStream(photo(packed))),
            60,
            300);
        BufferedImage picture = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(3, 3, 0xFF336699);
        PDImageXObject lossless = LosslessFactory.createFromImage(document, picture);
        content.drawImage(lossless, 150, 300);
        content.beginMarkedContent(COSName.OC, shown);
        content.setNonStrokingColor(
            new PDColor(new float[] {0.2f, 0.4f, 0.6f}, PDDeviceRGB.INSTANCE));
        content.addRect(60, 200, 40, 40);
        content.fill();
        content.endMarkedContent();
        content.beginMarkedContent(COSName.OC, hidden);
        content.addRect(200, 200, 40, 40);
        content.fill();
        content.endMarkedContent();
        content.shadingFill(shading());
        content.drawForm(form(document));
      }
      document.save(
          bytes,
          packed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
    }
    return bytes.toByteArray();
  }

  private static PDShadingType2 shading() {
    COSDictionary function = new COSDictionary();
    function.setInt(COSName.FUNCTION_TYPE, 2);
    function.setItem(COSName.DOMAIN, numbers(0, 1));
    function.setItem(COSName.C0, numbers(1, 0, 0));
    function.setItem(COSName.C1, numbers(0, 0, 1));
    function.setInt(COSName.N, 1);
    COSDictionary shading = new COSDictionary();
    shading.setInt(COSName.SHADING_TYPE, 2);
    shading.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
    shading.setItem(COSName.COORDS, numbers(0, 0, 100, 100));
    shading.setItem(COSName.FUNCTION, function);
    shading.setItem(COSName.BBOX, numbers(0, 0, 40, 40));
    return new PDShadingType2(shading);
  }

  private static PDFormXObject form(PDDocument document) throws IOException {
    PDFormXObject form = new PDFormXObject(document);
    form.setBBox(new PDRectangle(300, 300));
    try (var out = form.getCOSObject().createOutputStream(COSName.FLATE_DECODE)) {
      out.write(
          CleanerTest.ascii(
              "% a remark\n/Span <</ActualText (x)>> BDC 0 1 0 rg 250 20 30 30 re f EMC"));
    }
    return form;
  }

  private static COSArray numbers(int... numbers) {
    COSArray array = new COSArray();
    Arrays.stream(numbers).forEach(n -> array.add(org.apache.pdfbox.cos.COSInteger.get(n)));
    return array;
  }

  private static byte[] photo(boolean packed) {
    byte[] plain = CleanerTest.image("jpg");
    return packed
        ? plain
        : CleanerTest.join(
            Arrays.copyOf(plain, 2),
            CleanerTest.segment(0xFE, CleanerTest.ascii("a remark")),
            Arrays.copyOfRange(plain, 2, plain.length));
  }
}
