import { scenarios as arrows } from './arrows.ts'
import { scenarios as asynchronous } from './async.ts'
import { scenarios as classes } from './classes.ts'
import { scenarios as components } from './components.ts'
import { scenarios as functions } from './functions.ts'
// @ts-expect-error: as plain as JavaScript was
import { scenarios as legacy } from './legacy.js'
import { scenarios as modules } from './modules/scenarios.ts'
import { scenarios as objects } from './objects.ts'

const files = { arrows, asynchronous, classes, components, functions, legacy, modules, objects }

/** Every one throws; the runner collects the stacks. */
export const scenarios: Record<string, () => unknown> = Object.fromEntries(
  Object.entries(files).flatMap(([file, each]) =>
    Object.entries(each as object).map(([name, run]) => [`${file}/${name}`, run]),
  ),
)
