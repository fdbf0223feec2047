/** What is read of an index first: where everything else lies, and what a look-up always needs. */
export interface Head {
  /** Of the generated file, up to the last that has a segment. */
  lines: number
  segments: number
  segmentPages: SegmentDirectory
  /** The names of the map, then those of the functions. */
  names: StringDirectory
  /** As in the map, resolved; empty where the map names none. */
  sources: StringDirectory
  /** Indexes of sources. */
  ignoreList: number[]
  texts: TextDirectory
  scopes: ScopeDirectory
  /** Bytes of the packed starts of the generated file's lines; 0 where no file was given. */
  lineStarts: number
}

/** Parts lie one behind the other, so their lengths (bytes, packed) say where each begins. */
export interface SegmentDirectory {
  lengths: number[]
  /** Where the first segment of each page is in the generated file. */
  lines: number[]
  columns: number[]
}

export interface StringDirectory {
  count: number
  lengths: number[]
}

/** Pieces of sources, by source and line; several of one part, or one that is a part. */
export interface TextDirectory {
  lengths: number[]
  /** Of each piece: its source, the part it is in, and where in that it begins and ends (bytes). */
  sources: number[]
  parts: number[]
  starts: number[]
  ends: number[]
  /** The first line it answers for, and the first line it holds: pieces overlap, so that lines around one are with it. */
  fromLines: number[]
  firstLines: number[]
}

export interface ScopeDirectory {
  count: number
  lengths: number[]
  /** Where the first scope of each page starts in the generated file. */
  lines: number[]
  columns: number[]
}
