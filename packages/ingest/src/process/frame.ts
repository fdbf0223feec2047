/** One call on a stack as the engine wrote it. Lines and columns count from 1; absent = not known. */
export interface Frame {
  function?: string
  file?: string
  line?: number
  column?: number
}

/** Why a frame shows what it shows; every value but `mapped` has its remedy on the page. */
export type FrameStatus = 'mapped' | 'not-minified' | 'no-map' | 'outside-map' | 'mismatch'

export interface SourceLine {
  /** Counts from 1. */
  line: number
  text: string
}

export interface SymbolicatedFrame extends Frame {
  /** False for node_modules, a map's `ignoreList`, browser extensions and native code. */
  inApp: boolean
  /** A rule of the project says so, and without it would be the other. */
  inAppByRule?: boolean
  status: FrameStatus
  /** The frame before symbolication. */
  raw: Frame
  /** Source around `line`, the line itself included; empty where no source is known. */
  context: SourceLine[]
}
