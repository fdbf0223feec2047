import { Command } from 'commander'
import { fail } from '../fail.ts'
import { findBundles } from './find-bundles.ts'
import { upload, UploadError } from './upload.ts'

interface Options {
  release: string
  url: string
  token?: string
  project?: string
}

export function sourceMapsCommand(): Command {
  return new Command('sourcemaps').description('Source maps of your builds').addCommand(
    new Command('upload')
      .description('Upload every bundle below DIR that has a source map')
      .argument('<dir>', 'folder of the build, such as ./dist')
      .requiredOption('--release <name>', 'the release that `init` or data-release names')
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
  if (token === undefined) {
    fail('a token is needed: start Seismo with SEISMO_API_TOKEN=… and give the same with --token')
  }
  try {
    const bundles = await findBundles(dir)
    if (bundles.length === 0) {
      fail(
        `no source map below ${dir}; build with source maps (Vite: build.sourcemap, webpack: devtool)`,
      )
    }
    for (const bundle of bundles) {
      const receipt = await upload(bundle, { release, url, token, project })
      process.stdout.write(`${describe(bundle.path, receipt)}\n`)
    }
    process.stdout.write(
      `Uploaded ${counted(bundles.length, 'source map')} for release ${release}\n`,
    )
  } catch (cause) {
    if (cause instanceof UploadError) fail(cause.message)
    throw cause
  }
}

function describe(path: string, receipt: Awaited<ReturnType<typeof upload>>): string {
  const parts = [
    counted(receipt.sources, 'source'),
    counted(receipt.mappings, 'mapping'),
    counted(receipt.functions, 'function'),
    receipt.hasSourcesContent ? 'with source text' : 'WITHOUT source text: no lines will be shown',
    ...(receipt.warning === undefined ? [] : [receipt.warning]),
  ]
  return `  ${path}  ${parts.join(', ')}`
}

function counted(n: number, word: string): string {
  return `${String(n)} ${word}${n === 1 ? '' : 's'}`
}
