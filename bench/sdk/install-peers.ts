import { mkdir, rm, symlink } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { installPackages, versionIn } from '../install-packages.ts'

export const peersFolder = fileURLToPath(new URL('peers/', import.meta.url))
/** Another build of our package, to compare two. */
export const sdkFolder =
  process.env.SEISMO_SDK ?? fileURLToPath(new URL('../../packages/browser-sdk/', import.meta.url))

/** The pinned peers, and our own built package beside them, so that every bundler finds all alike. */
export async function installPeers(): Promise<void> {
  await installPackages(peersFolder)
  const scope = `${peersFolder}node_modules/@seismo`
  await mkdir(scope, { recursive: true })
  await rm(`${scope}/browser`, { force: true })
  await symlink(sdkFolder, `${scope}/browser`)
}

export function versionOf(name: string): Promise<string> {
  return versionIn(peersFolder, name)
}
