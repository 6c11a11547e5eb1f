/* Decodes a HEIC photo outside the page's thread. Browsers other than Safari cannot show one. */
importScripts('libheif.js');

onmessage = ({ data: bytes }) => {
  const fail = (why) => postMessage({ why: String(why) });
  try {
    const [photo] = new (libheif().HeifDecoder)().decode(bytes);
    if (!photo) return fail('no-picture');
    const width = photo.get_width();
    const height = photo.get_height();
    photo.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, (shown) => {
      if (shown) postMessage({ width, height, pixels: shown.data.buffer }, [shown.data.buffer]);
      else fail('not-decoded');
    });
  } catch (problem) {
    fail(problem);
  }
};
