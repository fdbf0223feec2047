import { Command } from 'commander'
import { fail } from '../fail.ts'
import { tellOfDeploy } from './tell-of-deploy.ts'

interface Options {
  environment: string
  at?: string
  commit?: string
  runUrl?: string
  url: string
  token?: string
  project?: string
}

export function deploysCommand(): Command {
  return new Command('deploys').description('What is running where, and since when').addCommand(
    new Command('add')
      .description('Tell that RELEASE was deployed')
      .argument('<release>', 'the release that `init` or data-release names')
      .requiredOption('--environment <name>', 'where it was deployed to, such as production')
      .option('--at <time>', 'when, in ISO 8601 with a zone (default: now)')
      .option('--commit <hash>', 'the commit it was built from')
      .option('--run-url <url>', 'address of the run that deployed it')
      .option('--url <url>', 'address of Seismo', process.env.SEISMO_URL ?? 'http://127.0.0.1:8790')
      .option(
        '--token <token>',
        'API token (default: SEISMO_API_TOKEN)',
        process.env.SEISMO_API_TOKEN,
      )
      .option('--project <slug>', 'project (default: the first)')
      .action(add),
  )
}

async function add(release: string, { url, token, project, ...given }: Options): Promise<void> {
  if (token === undefined || token === '') {
    fail('a token is needed: start Seismo with SEISMO_API_TOKEN=… and give the same with --token')
  }
  // As a shell gives them whose variables are not set.
  if (release === '') fail('the release is empty; name it as `init` or data-release does')
  if (given.environment === '') fail('--environment is empty; name one, such as production')
  const told = await tellOfDeploy(
    { url, token, project },
    {
      ...{ release, environment: given.environment },
      at: given.at ?? new Date().toISOString(),
      ...(given.commit !== undefined && given.commit !== '' && { commit: given.commit }),
      ...(given.runUrl !== undefined && given.runUrl !== '' && { url: given.runUrl }),
    },
  )
  if (told.is === 'refused') fail(told.why)
  console.log(`${release} is in ${given.environment}, ${url}`)
}
