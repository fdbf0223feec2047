import { isScript } from '../map-name.ts'
import { UploadError } from '../upload-error.ts'
import { readBundle, type BuiltFile } from './bundle.ts'
import type { CheckedBundle } from './check-bundle.ts'
import { checkBundles } from './check-bundles.ts'
import { counted, describeBundle, describeReceipt, describeWithoutMap } from './describe-bundle.ts'
import { upload, type UploadTarget } from './upload.ts'

export interface Build {
  dir: string
  files: readonly BuiltFile[]
  /** Undefined where the build is only checked. */
  target: UploadTarget | undefined
  print: (line: string) => void
}

/** Enough to hide the way to the service; it compiles one map at a time. */
const AT_ONCE = 4

/**
 * Checks every bundle, prints what was seen and sends it with its map. Answers all that have a map.
 * Throws UploadError: before anything was sent where a bundle cannot be used.
 */
export async function uploadBundles({
  dir,
  files,
  target,
  print,
}: Build): Promise<CheckedBundle[]> {
  const { bundles, withoutMap } = await checkBundles(dir, files)
  if (!target) {
    for (const bundle of bundles) print(describeBundle(bundle))
  } else {
    const findable = target.release === undefined ? withDebugId(bundles, print) : bundles
    await inParallel(findable, async (checked) => {
      const bundle = await readBundle(dir, { path: checked.path, map: checked.mapPath })
      if (!bundle) throw new UploadError(`the map of ${checked.path} is gone; build again`)
      const receipt = await upload(bundle, checked.debugId, target)
      print(`${describeBundle(checked)} · ${describeReceipt(receipt)}`)
    })
    print(`Uploaded ${counted(findable.length, 'source map')}${ofRelease(target)} to ${target.url}`)
  }
  if (withoutMap.length > 0) print(describeWithoutMap(withoutMap))
  return bundles
}

/** Without a release nothing else finds a map; a stylesheet's is never looked for by its id. */
function withDebugId(bundles: CheckedBundle[], print: Build['print']): CheckedBundle[] {
  const [scripts, styles] = [
    bundles.filter(({ path }) => isScript(path)),
    bundles.filter(({ path }) => !isScript(path)),
  ]
  const nameless = scripts.filter(({ debugId }) => debugId === undefined)
  if (nameless.length > 0) {
    throw new UploadError(
      `${nameless.map(({ path }) => path).join(', ')}: no debug id; build with @seismo/bundler-plugin, ` +
        'or name the --release that your pages name',
    )
  }
  for (const { path } of styles)
    print(`  ${path}  not sent: maps of stylesheets are found by release`)
  return scripts
}

async function inParallel<Item>(items: Item[], run: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items]
  const work = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await run(item)
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } finally {
    // After a failure the others begin no more.
    queue.length = 0
  }
}

function ofRelease({ release }: UploadTarget): string {
  return release === undefined ? '' : ` of release ${release}`
}
