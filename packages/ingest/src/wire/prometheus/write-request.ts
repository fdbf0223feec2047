import { onMessage, onText, readMessage, type Fields } from './fields.ts'
import { MAX_LABELS } from './labels.ts'
import {
  addSample,
  addSeries,
  createBody,
  sampleFields,
  type RawBody,
  type RawSeries,
} from './series.ts'

type Label = RawSeries['labels'][number]

interface Place {
  body: RawBody
  series: RawSeries
}

const labelFields: Fields<Label> = new Map([
  [1, onText<Label>((label, name) => (label[0] = name))],
  [2, onText<Label>((label, value) => (label[1] = value))],
])

const seriesFields: Fields<Place> = new Map([
  [1, onMessage(labelFields, addLabel)],
  [2, onMessage(sampleFields, ({ body, series }: Place) => addSample(body, series))],
  [3, onMessage(new Map(), ({ body }: Place) => void (body.unkept.exemplar += 1))],
  [4, onMessage(new Map(), ({ body }: Place) => void (body.unkept['native-histogram'] += 1))],
])

const requestFields: Fields<RawBody> = new Map([
  [1, onMessage(seriesFields, (body: RawBody) => ({ body, series: addSeries(body) }))],
  [3, onMessage(new Map(), ({ unkept }: RawBody) => void (unkept.metadata += 1))],
])

/**
 * `prometheus.WriteRequest`, remote write 1.0. Its metadata is of names rather than of series, and
 * comes in bodies of its own.
 * @throws where the bytes are no such message, or a TooMuchError.
 */
export function readWriteRequest(bytes: Uint8Array): RawBody {
  return readMessage(bytes, requestFields, createBody())
}

/** One too many is enough to refuse the series. */
function addLabel({ series: { labels } }: Place): Label | undefined {
  if (labels.length > MAX_LABELS) return undefined
  const added: Label = ['', '']
  labels.push(added)
  return added
}
