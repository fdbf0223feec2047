import { findBundles, uploadBundles, UploadError } from '@seismo/bundler-plugin/upload'
import { Command } from 'commander'
import { fail } from '../fail.ts'

interface Options {
  release?: string
  url: string
  token?: string
  project?: string
}

export function sourceMapsCommand(): Command {
  return new Command('sourcemaps').description('Source maps of your builds').addCommand(
    new Command('upload')
      .description('Check and upload every bundle below DIR that has a source map')
      .argument('<dir>', 'folder of the build, such as ./dist')
      .option(
        '--release <name>',
        'the release that `init` or data-release names; needed for bundles without a debug id',
      )
      .option('--url <url>', 'address of Seismo', process.env.SEISMO_URL ?? 'http://127.0.0.1:8790')
      .option(
        '--token <token>',
        'API token (default: SEISMO_API_TOKEN)',
        process.env.SEISMO_API_TOKEN,
      )
      .option('--project <slug>', 'project (default: the first)')
      .action(uploadAll),
  )
}

async function uploadAll(dir: string, { release, url, token, project }: Options): Promise<void> {
  if (token === undefined || token === '') {
    fail('a token is needed: start Seismo with SEISMO_API_TOKEN=… and give the same with --token')
  }
  // As a shell gives it whose variable is not set.
  if (release === '')
    fail('--release is empty; name the release, or leave it out for debug ids alone')
  const target = { url, token, project, release }
  try {
    const files = await findBundles(dir)
    await uploadBundles({ dir, files, target, print: (line) => console.log(line) })
  } catch (cause) {
    if (cause instanceof UploadError) fail(cause.message)
    throw cause
  }
}
