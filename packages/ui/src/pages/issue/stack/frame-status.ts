import type { EventFrame, IssueEvent } from '@seismo/ingest/api'
import type { ShapeName, Tone } from '../../../ui/Shape.tsx'

export interface FrameStatus {
  shape: ShapeName
  tone: Tone & ('good' | 'ni' | 'poor' | 'muted')
  word: string
  /** Why the source is not shown; empty where nothing is to be done. */
  meaning: string
  /** What brings it, for those who may upload. */
  remedy: string
}

/** Why a frame shows what it shows, and what would make it show the source. */
export const FRAME_STATUS: Record<EventFrame['status'], FrameStatus> = {
  mapped: { shape: 'circle', tone: 'good', word: 'Mapped', meaning: '', remedy: '' },
  'not-minified': {
    ...{ shape: 'ring', tone: 'muted', word: 'Not minified' },
    ...{ meaning: '', remedy: '' },
  },
  'no-map': {
    shape: 'triangle',
    tone: 'ni',
    word: 'No source map',
    meaning: 'No source map was uploaded for this file.',
    remedy: 'Upload the maps of the build:',
  },
  'outside-map': {
    shape: 'triangle',
    tone: 'ni',
    word: 'Outside the map',
    meaning: 'The map knows no such position: the file was changed after the build.',
    remedy: 'Deploy the files as built, and upload their maps:',
  },
  mismatch: {
    shape: 'square',
    tone: 'poor',
    word: 'Wrong map',
    meaning: 'The uploaded map belongs to another build of this file.',
    remedy: 'Build once, deploy that build, and upload its maps:',
  },
}

/** The exact command that gives a release its maps. */
export function uploadCommand(release: string): string {
  return `npx seismo sourcemaps upload ./dist --release ${release === '' ? '<release>' : quoted(release)}`
}

// The release comes from the page and the command goes into a shell.
function quoted(word: string): string {
  return /^[\w.@+:/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** Frames of the customer's own whose source is not shown, by reason. */
export function unmapped(event: IssueEvent): Map<EventFrame['status'], number> {
  const counts = new Map<EventFrame['status'], number>()
  for (const { inApp, status } of event.exceptions.flatMap((one) => one.frames)) {
    if (inApp && FRAME_STATUS[status].meaning !== '') {
      counts.set(status, (counts.get(status) ?? 0) + 1)
    }
  }
  return counts
}
