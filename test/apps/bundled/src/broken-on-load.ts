import { failure } from './failure.ts'

const who = new URL(location.href).searchParams.get('who') ?? 'nobody'

/** While the chunk runs for the first time: what identifies it must have come before. */
throw failure(`Load of ${who}`, 'this chunk cannot be loaded')
