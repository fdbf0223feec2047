const PALETTES = [
  ['#e8ded0', '#b8906b', '#5f4632'],
  ['#dfe7e0', '#7fa08c', '#2f5b4b'],
  ['#e6e3ec', '#9a90b5', '#4b4468'],
  ['#f1e1d5', '#d08c60', '#7a4222'],
] as const

/** A picture of its own for every product, so that the shop needs no files. */
export function drawImage(name: string): string {
  const seed = Array.from(name).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)
  const [back, front, dark] = PALETTES[seed % PALETTES.length] ?? PALETTES[0]
  const x = 120 + (seed % 160)
  const width = 120 + (seed % 90)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 400" width="480" height="400">
    <rect width="480" height="400" fill="${back}"/>
    <rect y="300" width="480" height="100" fill="${front}" opacity=".35"/>
    <rect x="${x}" y="${300 - width}" width="${width}" height="${width}" rx="${seed % 60}" fill="${front}"/>
    <rect x="${x + 14}" y="290" width="12" height="50" fill="${dark}"/>
    <rect x="${x + width - 26}" y="290" width="12" height="50" fill="${dark}"/>
    <circle cx="${400 - (seed % 80)}" cy="80" r="${24 + (seed % 24)}" fill="${dark}" opacity=".8"/>
  </svg>`
}
