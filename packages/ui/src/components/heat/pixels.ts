/** A picture in memory, a number a pixel; canvases take it whole, which is far faster than shape by shape. */
export interface Pixels {
  data: Uint32Array
  width: number
  height: number
}

/** `rgb(41, 159, 163)` as browsers write a computed colour, to the four bytes of a pixel. */
export function toPixel(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number)
  // Little-endian, as all machines are that have a browser.
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
}
