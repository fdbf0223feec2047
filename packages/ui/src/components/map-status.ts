import type { EventFrame } from '@seismo/ingest/api'
import type { ShapeName, Tone } from '../ui/Shape.tsx'

export interface MapStatus {
  shape: ShapeName
  tone: Tone & ('good' | 'ni' | 'poor' | 'muted')
  word: string
  /** Why the source is not shown; empty where nothing is to be done. */
  meaning: string
  /** What brings it, for those who may upload. */
  remedy: string
}

/** Why code is shown as its browser ran it, and what would make it show the source. */
export const MAP_STATUS: Record<EventFrame['status'], MapStatus> = {
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
