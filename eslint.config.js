import tseslint from 'typescript-eslint'
import importX, { createNodeResolver } from 'eslint-plugin-import-x'
import reactHooks from 'eslint-plugin-react-hooks'

const ingest = './packages/ingest/src'
const sdk = './packages/browser-sdk/src'
const ui = './packages/ui/src'
const bundlerPlugin = './packages/bundler-plugin/src'

/** The rooms of docs/architecture.md as code: `from` may not be imported by `target`. */
const zones = [
  { target: './packages', from: './test', message: 'Nothing imports test/.' },
  {
    target: sdk,
    from: ['./packages/ingest', './packages/ui', './packages/cli', './packages/bundler-plugin'],
  },
  { target: ingest, from: ['./packages/ui', './packages/cli', './packages/bundler-plugin'] },
  { target: ui, from: ['./packages/browser-sdk', './packages/cli', './packages/bundler-plugin'] },
  { target: bundlerPlugin, from: ['./packages/browser-sdk', './packages/ui', './packages/cli'] },

  // bundler-plugin: entries → plugin → bundlers → upload → debug-ids; the cli takes upload alone.
  {
    target: `${bundlerPlugin}/upload`,
    from: bundlerPlugin,
    except: ['./upload', './debug-ids', './map-name.ts', './upload-error.ts'],
  },
  {
    target: `${bundlerPlugin}/debug-ids`,
    from: bundlerPlugin,
    except: ['./debug-ids', './upload-error.ts'],
  },

  // SDK: index|core|cdn → client → {collect, pipeline, session, transport} → browser; all know the Host.
  // Siblings stay apart; sampling by the session is the one thing signals ask for.
  { target: `${sdk}/browser`, from: sdk, except: ['./browser', './wire.ts'] },
  ...['collect', 'pipeline', 'session', 'transport'].map((room) => ({
    target: `${sdk}/${room}`,
    from: sdk,
    except: [
      `./${room}`,
      './browser',
      './api.ts',
      './host.ts',
      './wire.ts',
      './loader.ts',
      './session/sampling.ts',
      './testing',
    ],
  })),

  // ingest: entries → app → http → domain → store/ports; store/clickhouse → ports.
  { target: `${ingest}/!(entries)/**/*`, from: `${ingest}/entries` },
  {
    target: [
      'process',
      'symbolicate',
      'issues',
      'vitals',
      'alerts',
      'correlate',
      'overview',
      'explore',
      'pages',
      'sessions',
      'page-metrics',
      'auth',
      'store',
      'lib',
    ].map((room) => `${ingest}/${room}`),
    from: [`${ingest}/http`, `${ingest}/app.ts`],
  },
  {
    target: [
      'process',
      'symbolicate',
      'issues',
      'vitals',
      'alerts',
      'correlate',
      'overview',
      'explore',
      'pages',
      'sessions',
      'page-metrics',
      'auth',
      'http',
    ].map((room) => `${ingest}/${room}`),
    from: `${ingest}/store/clickhouse`,
    message: 'Depend on store/ports.ts; entries/ hands the ClickHouse store down.',
  },
  {
    target: `${ingest}/lib`,
    from: ingest,
    except: ['./lib'],
    message: 'lib/ knows no domain word.',
  },

  // ui: routes → pages → components → ui.
  { target: `${ui}/ui`, from: ui, except: ['./ui', './styles', './hooks'] },
  { target: `${ui}/components`, from: [`${ui}/pages`, `${ui}/routes.tsx`] },
  ...[
    'overview',
    'issues',
    'issue',
    'vitals',
    'requests',
    'releases',
    'alerts',
    'explore',
    'login',
    'settings',
    'system',
  ].map((page) => ({
    target: `${ui}/pages/${page}`,
    from: `${ui}/pages`,
    except: [`./${page}`],
    message: 'Pages never import pages.',
  })),
]

const domainFolders = [
  'process',
  'symbolicate',
  'issues',
  'vitals',
  'alerts',
  'correlate',
  'explore',
].map((room) => `packages/ingest/src/${room}/**/*.ts`)

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'test/fixtures/**',
      'test/results/**',
      'data/**',
      // Programs in every style that there is, with positions that count.
      'test/corpora/function-names/**',
      // Apps with frameworks of their own, which only their tests install.
      'test/apps/{frameworks,next,react}/**',
      'bench/sdk/peers/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.js', 'vitest.config.ts'] } },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.tsx', '.js'],
          conditionNames: ['source', 'import'],
        }),
      ],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-default-export': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'max-params': ['error', 3],
      'no-nested-ternary': 'error',
      'no-else-return': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
        {
          selector: 'ClassDeclaration:not([superClass.name=/Error$/])',
          message: 'Closures, not classes; classes only for errors.',
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: domainFolders,
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: ['hono', 'chdb', '@clickhouse/client'],
          patterns: [
            { group: ['node:*', '@hono/*'], message: 'Domain code runs in every runtime.' },
          ],
        },
      ],
    },
  },
  {
    // In a page every byte counts, and browsers lack what lib.dom takes for granted.
    files: ['packages/browser-sdk/src/**/*.ts'],
    rules: {
      'max-params': ['error', 4],
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-boolean-literal-compare': 'off',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
    },
  },
  {
    files: ['packages/ui/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    // Configuration files and React's lazy() want a default export; commands talk to a terminal.
    files: [
      '*.config.{js,ts}',
      '**/*.config.{js,ts}',
      'bench/**',
      'ops/**',
      'packages/cli/**',
      'scripts/**',
      'test/**',
    ],
    rules: { 'import-x/no-default-export': 'off', 'no-console': 'off' },
  },
  {
    // A row of a table is a function's parameters.
    files: ['**/*.test.ts', 'test/**', 'bench/**'],
    rules: { 'max-lines-per-function': 'off', 'max-params': 'off' },
  },
  {
    // Pages under test are written as the world writes pages.
    files: ['test/apps/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
)
