import { onInteger, onIntegers, onMessage, onText, readMessage, type Fields } from './fields.ts'
import { MAX_INFLATED_BYTES } from './inflate.ts'
import { MAX_LABELS } from './labels.ts'
import {
  addSample,
  addSeries,
  createBody,
  METRIC_TYPES,
  sampleFields,
  TooMuchError,
  type RawBody,
  type RawSeries,
} from './series.ts'

const MAX_SYMBOLS = 200_000

interface Request {
  body: RawBody
  symbols: string[]
  places: Place[]
}

/** A series and its references, which may stand before the symbols they refer to. */
interface Place {
  body: RawBody
  series: RawSeries
  refs: number[]
}

const metadataFields: Fields<RawSeries> = new Map([
  [1, onInteger<RawSeries>((series, type) => (series.type = METRIC_TYPES[type] ?? ''))],
])

const seriesFields: Fields<Place> = new Map([
  [1, onIntegers(addRef)],
  [2, onMessage(sampleFields, ({ body, series }: Place) => addSample(body, series))],
  [3, onMessage(new Map(), ({ body }: Place) => void (body.unkept['native-histogram'] += 1))],
  [4, onMessage(new Map(), ({ body }: Place) => void (body.unkept.exemplar += 1))],
  [5, onMessage(metadataFields, ({ series }: Place) => series)],
])

const requestFields: Fields<Request> = new Map([
  [4, onText(addSymbol)],
  [5, onMessage(seriesFields, addPlace)],
])

/**
 * `io.prometheus.write.v2.Request`, remote write 2.0: every text stands once in a table. Of a
 * series' metadata its type is kept; help and unit are not.
 * @throws where the bytes are no such message, or a TooMuchError.
 */
export function readRequestV2(bytes: Uint8Array): RawBody {
  const request: Request = { body: createBody(), symbols: [], places: [] }
  writeLabels(readMessage(bytes, requestFields, request))
  return request.body
}

function addPlace({ body, places }: Request): Place {
  const added = { body, series: addSeries(body), refs: [] }
  places.push(added)
  return added
}

/** One label too many is enough to refuse the series. */
function addRef({ refs }: Place, ref: number): void {
  if (refs.length < 2 * (MAX_LABELS + 1)) refs.push(ref)
}

function addSymbol({ symbols }: Request, symbol: string): void {
  if (symbols.length >= MAX_SYMBOLS)
    throw new TooMuchError(`At most ${MAX_SYMBOLS} symbols a body.`)
  symbols.push(symbol)
}

/**
 * All labels written out, which may be no longer than they could have been without a table: a few
 * bytes could otherwise name a long text any number of times.
 */
function writeLabels({ places, symbols }: Request): void {
  let chars = 0
  // A reference to nowhere, or half a pair, makes a label that is refused with its series.
  const symbolOf = (ref = symbols.length) => {
    const symbol = symbols[ref] ?? ''
    chars += symbol.length
    return symbol
  }
  for (const { series, refs } of places) {
    for (let index = 0; index < refs.length; index += 2)
      series.labels.push([symbolOf(refs[index]), symbolOf(refs[index + 1])])
    if (chars > MAX_INFLATED_BYTES)
      throw new TooMuchError(`At most ${MAX_INFLATED_BYTES} characters of labels a body.`)
  }
}
