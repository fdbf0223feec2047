import { setTimeout as wait } from 'node:timers/promises'
import { Command } from 'commander'
import { fail } from '../../fail.ts'
import { ImportError } from '../import-error.ts'
import { inFile, inMemory } from './import-state.ts'
import { readFiles } from './read-files.ts'
import { readServer } from './read-server.ts'
import { runImport, type ImportReport } from './run-import.ts'

interface Options {
  from?: string
  url?: string
  org?: string
  project?: string
  token?: string
  into?: string
  seismoUrl: string
  seismoToken?: string
  state: string
}

export function sentryCommand(): Command {
  return new Command('sentry')
    .description('Issues and events out of Sentry, from its API or from files of that shape')
    .option('--from <path>', 'a JSON file or a folder of them, instead of --url')
    .option('--url <url>', 'address of Sentry')
    .option('--org <slug>', 'organization in Sentry')
    .option('--project <slug>', 'project in Sentry')
    .option('--token <token>', 'token of Sentry (default: SENTRY_AUTH_TOKEN)')
    .option('--into <slug>', 'project in Seismo (default: the first)')
    .option(
      '--seismo-url <url>',
      'address of Seismo',
      process.env.SEISMO_URL ?? 'http://127.0.0.1:8790',
    )
    .option('--seismo-token <token>', 'API token of an admin (default: SEISMO_API_TOKEN)')
    .option('--state <file>', 'where it notes how far it is', 'seismo-import.json')
    .action(importSentry)
}

async function importSentry(options: Options): Promise<void> {
  try {
    process.stdout.write(render(await run(options)))
  } catch (cause) {
    if (cause instanceof ImportError) fail(cause.message)
    throw cause
  }
}

async function run(options: Options): Promise<ImportReport> {
  const target = {
    ...{ url: options.seismoUrl, project: options.into, wait },
    token: options.seismoToken ?? process.env.SEISMO_API_TOKEN,
  }
  if (options.from !== undefined) {
    const source = await readFiles(options.from)
    return runImport({ source, target, state: inMemory(), now: Date.now })
  }
  const { url, org, project, token = process.env.SENTRY_AUTH_TOKEN } = options
  if (url === undefined || org === undefined || project === undefined)
    throw new ImportError('give --from, or --url with --org and --project')
  if (token === undefined || token === '')
    throw new ImportError('a token of Sentry is needed: --token or SENTRY_AUTH_TOKEN')
  const source = readServer({ url, org, project, token, wait })
  const name = `${source.name} into ${options.seismoUrl} ${options.into ?? ''}`
  const state = await inFile(options.state, name)
  return runImport({ source, target, state, now: Date.now })
}

const SHOWN = 10

function render({ leftOut, ...report }: ImportReport): string {
  const { stored, known, tooOld, keptDays, issues, matched } = report
  const { changed, unchanged, decidedHere } = report
  return [
    `Events: ${stored} sent, ${known} were here already, ${tooOld} are older than the ${keptDays} days that errors are kept, ${leftOut.length} left out.`,
    ...leftOut.slice(0, SHOWN).map((line) => `  ${line}`),
    ...(leftOut.length > SHOWN ? [`  and ${leftOut.length - SHOWN} more`] : []),
    `Issues: ${matched} of ${issues} have events here; ${changed} changed as they were in Sentry, ${unchanged} were so already, ${decidedHere} left as somebody decided here.`,
    '',
  ].join('\n')
}
