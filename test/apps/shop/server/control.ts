import type { IncomingMessage, ServerResponse } from 'node:http'
import { FAULTS, isFault, type Faults } from '../backend/faults.ts'
import { answerJson } from './answer.ts'

const PATH = '/control/faults'

/** `GET /control/faults`; `PUT` and `DELETE /control/faults/<kind>` switch one on and off. */
export function answerControl(
  faults: Faults,
  { method = 'GET', url = '' }: IncomingMessage,
  response: ServerResponse,
): void {
  const name = url.slice(PATH.length + 1)
  if (name !== '') {
    if (!isFault(name)) {
      answerJson(response, { error: `no such fault; there are ${kinds()}` }, 404)
      return
    }
    if (method !== 'PUT' && method !== 'DELETE') {
      answerJson(response, { error: 'PUT switches it on, DELETE off' }, 405)
      return
    }
    faults.set(name, method === 'PUT')
  }
  answerJson(response, { on: faults.on(), faults: FAULTS })
}

function kinds(): string {
  return Object.keys(FAULTS).join(', ')
}
