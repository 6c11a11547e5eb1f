package org.microendorse.app.credential;

/**
 * How a page looks when its link is shared (Open Graph protocol, ogp.me).
 *
 * @param image address of a picture
 * @param imageWords the picture in words
 */
record OpenGraph(
    String title, String description, String address, String image, String imageWords) {}
