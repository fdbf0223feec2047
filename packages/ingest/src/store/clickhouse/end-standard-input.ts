import { closeSync, fstatSync, openSync } from 'node:fs'
import { devNull } from 'node:os'

const STANDARD_INPUT = 0

/**
 * Puts an empty file where standard input was, unless it is a terminal or an empty file already.
 *
 * After each INSERT the embedded engine looks whether more rows wait in standard input, as its command
 * line does, and makes it non-blocking for that moment (seen with chdb 3.4). Of two inserts at once one
 * ends the moment of the other, which then reads a pipe that nobody writes to, for ever. Where
 * somebody did write to it, every INSERT is refused.
 *
 * @throws Error when another thread opened a file in between; nothing was stored yet.
 */
export function endStandardInput(): void {
  if (fstatSync(STANDARD_INPUT).isCharacterDevice()) return
  closeSync(STANDARD_INPUT)
  // The lowest that is free, so says POSIX.
  if (openSync(devNull, 'r') !== STANDARD_INPUT)
    throw new Error(`standard input is not empty and could not be ended; start with < ${devNull}`)
}
