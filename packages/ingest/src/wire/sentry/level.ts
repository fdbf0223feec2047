import type { Level } from '@seismo/browser/wire'

const LEVELS = new Map<string | undefined, Level>([
  ['fatal', 'fatal'],
  ['critical', 'fatal'],
  ['error', 'error'],
  ['warning', 'warning'],
  ['warn', 'warning'],
  ['log', 'info'],
  ['info', 'info'],
  ['debug', 'info'],
])

export function levelOf(given: string | undefined, otherwise: Level): Level {
  return LEVELS.get(given) ?? otherwise
}
