import { readFileSync } from 'node:fs'

/** Rows of a file without quoted line ends; quotes around a field are taken off. */
export function readCsv(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => fieldsOf(line.trimEnd()))
}

function fieldsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',')
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}

export function numberOf(field: string | undefined): number {
  return field === undefined || field === '' ? NaN : Number(field)
}
