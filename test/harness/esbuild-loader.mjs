import { transform } from 'esbuild'

/** TypeScript for webpack, which reads none. */
export default async function esbuildLoader(source) {
  const done = this.async()
  try {
    const { code, map } = await transform(source, {
      loader: 'ts',
      sourcemap: true,
      sourcefile: this.resourcePath,
    })
    done(null, code, JSON.parse(map))
  } catch (error) {
    done(error)
  }
}
