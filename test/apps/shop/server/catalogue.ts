import type { Product } from '../src/api/types.ts'
import { createRandom } from '../random.ts'

const MATERIALS = [
  'Oak',
  'Ash',
  'Walnut',
  'Birch',
  'Linen',
  'Wool',
  'Brass',
  'Stone',
  'Glass',
  'Cork',
]
const PIECES = [
  ['Seating', ['armchair', 'bench', 'stool', 'rocking chair']],
  ['Tables', ['dining table', 'side table', 'desk']],
  ['Lights', ['floor lamp', 'pendant', 'reading light']],
  ['Textiles', ['blanket', 'cushion', 'rug']],
  ['Storage', ['shelf', 'sideboard', 'chest']],
] as const
const NAMES = ['Runa', 'Sol', 'Fell']
const PHRASES = [
  'made to order in a small workshop by the sea',
  'finished with natural oil and beeswax',
  'with a frame that is repaired free of charge for ten years',
  'quiet enough for a bedroom and firm enough for a hallway',
  'woven and sewn within a day of where the wool was shorn',
]

/** Ended with the spring collection; carts filled before still name it. */
export const DISCONTINUED_ID = 'birch-bench-lark'

/** The same every time: addresses and tests may name products. */
export function createCatalogue(): Product[] {
  const random = createRandom(2_400)
  return PIECES.flatMap(([category, pieces]) =>
    pieces.flatMap((piece) =>
      MATERIALS.flatMap((material) =>
        random.chance(0.5)
          ? NAMES.slice(0, 2).map((name) => toName(material, piece, name))
          : [toName(material, piece, 'Fell')],
      ).map((name): Product => {
        const id = name.toLowerCase().replace(/\W+/g, '-')
        return {
          id,
          name,
          category,
          description: `${name}: ${random.pick(PHRASES)}, ${random.pick(PHRASES)}.`,
          priceCents: Math.round(random.between(39, 1_290)) * 100 - 10,
          rating: Math.round(random.between(30, 50)) / 10,
          image: `/images/${id}.svg`,
          ...(random.chance(0.12) && { availableFrom: supplierDate(random.between(1, 28)) }),
        }
      }),
    ),
  )
}

function toName(material: string, piece: string, name: string): string {
  return `${material} ${piece} ${name}`
}

/** As suppliers write days: first the day, then the month. */
function supplierDate(day: number): string {
  return `${String(Math.ceil(day)).padStart(2, '0')}/03/2027`
}
