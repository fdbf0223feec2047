// webpack's loader interface: types go and syntax is lowered, as ts-loader does with transpileOnly.
import ts from 'typescript'

export default function transpile(code) {
  const { target } = this.getOptions()
  const { outputText, sourceMapText } = ts.transpileModule(code, {
    fileName: this.resourcePath,
    compilerOptions: {
      target: ts.ScriptTarget[target],
      module: ts.ModuleKind.ESNext,
      sourceMap: true,
    },
  })
  const map = { ...JSON.parse(sourceMapText), sources: [this.resourcePath], sourcesContent: [code] }
  this.callback(null, outputText.replace(/\n\/\/# sourceMappingURL.*\s*$/, ''), map)
}
