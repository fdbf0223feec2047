import { access, constants, stat, statfs } from 'node:fs/promises'
import { holderOf, type Config } from '@seismo/ingest/node'
import { formatBytes } from '../backup/format-bytes.ts'
import { failed, ok, warn, type Finding } from './finding.ts'

/** The data folder and its disk, as this machine sees them. */
export async function checkFolder(config: Config): Promise<Finding[]> {
  const { data } = config
  const fault = await faultOf(data)
  if (fault === 'ENOENT') {
    return [warn('data folder', `${data} is not there`, 'it is made at the first `seismo serve`')]
  }
  if (fault !== undefined) {
    const advice = 'make it a folder that the user of Seismo owns, or set SEISMO_DATA to another'
    return [failed('data folder', `${data} cannot be written (${fault})`, advice)]
  }
  const holder = holderOf(data)
  const use = holder === undefined ? 'nobody uses it' : `${holder} uses it`
  return [ok('data folder', `${data} is writable, ${use}`), await checkDisk(config)]
}

async function faultOf(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return (await stat(path)).isDirectory() ? undefined : 'no folder'
  } catch (cause) {
    return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
  }
}

async function checkDisk({ data, log_min_free_bytes: least }: Config): Promise<Finding> {
  const { bavail, blocks, bsize } = await statfs(data)
  const free = bavail * bsize
  const says = `${formatBytes(free)} of ${formatBytes(blocks * bsize)} are free`
  if (free < least) {
    return failed('disk', says, 'beacons are refused below SEISMO_LOG_MIN_FREE_BYTES: free some')
  }
  const isLow = free < 2 * least
  return isLow
    ? warn('disk', says, 'keep fewer days (retention), or a larger disk')
    : ok('disk', says)
}
