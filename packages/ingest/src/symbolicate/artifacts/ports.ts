/** Where the bytes of uploaded source maps live: a folder here, a bucket elsewhere. */
export interface ArtifactStore {
  put(key: string, bytes: Uint8Array): Promise<void>
  get(key: string): Promise<Uint8Array | undefined>
}

/** What is known of an uploaded bundle without opening it. */
export interface Artifact {
  release: string
  /** The bundle's path below the uploaded folder, with a leading slash: `/assets/app-3f9c.js`. */
  path: string
  debugId?: string
  /** Key of the compiled form in the ArtifactStore. */
  key: string
  /** Bytes of the map as uploaded. */
  sizeBytes: number
  uploadedAt: number
}

/** The catalogue of uploads; the rows live in ClickHouse. */
export interface ArtifactIndex {
  list(projectId: number, release: string): Promise<Artifact[]>
  add(projectId: number, artifact: Artifact): Promise<void>
}
