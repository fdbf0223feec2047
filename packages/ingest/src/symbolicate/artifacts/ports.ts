/** Where the bytes of uploaded source maps live: a folder here, a bucket elsewhere. */
export interface ArtifactStore {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** All of it; undefined where nothing is under the key. */
  get(key: string): Promise<Uint8Array | undefined>
  /** `length` bytes from `offset`, fewer where it ends before; undefined where nothing is under the key. */
  read(key: string, offset: number, length: number): Promise<Uint8Array | undefined>
  /** Where nothing is under the key, nothing happens. */
  remove(key: string): Promise<void>
}

/** What is known of an uploaded bundle without opening it: it has a debug id, a release with a path, or both. */
export interface Artifact {
  /** Empty for an upload that only its debug id identifies. */
  release: string
  /** The bundle's path below the uploaded folder, with a leading slash: `/assets/app-3f9c.js`; empty as above. */
  path: string
  /** Lower case. */
  debugId?: string
  /** Key of the compiled form in the ArtifactStore. */
  key: string
  /** Bytes of the map as uploaded. */
  sizeBytes: number
  uploadedAt: number
  /** Undefined of those that were uploaded before it was kept. */
  contents?: ArtifactContents
}

/** What was found in an uploaded map. */
export interface ArtifactContents {
  sources: number
  hasSourcesContent: boolean
  mappings: number
  /** 0 where the minified file was not uploaded with it, or could not be parsed. */
  functions: number
}

/** The catalogue of uploads; the rows live in ClickHouse. */
export interface ArtifactIndex {
  list(projectId: number, release: string): Promise<Artifact[]>
  /** Newest first; of any release. */
  withDebugIds(projectId: number, debugIds: readonly string[]): Promise<Artifact[]>
  add(projectId: number, artifact: Artifact): Promise<void>
}
