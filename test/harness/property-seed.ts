import * as fc from 'fast-check'

/** The same values in each run, so that a change is refused for what it did. `PROPERTY_SEED=2 npm test` looks at others. */
const SEED = Number(process.env.PROPERTY_SEED ?? 1)

fc.configureGlobal({ seed: SEED })
