import { answering } from './answer.ts'
import { tell } from './tell.ts'

// The least of a receiver that knows what it took: the body is JSON.
tell(
  answering((body) => {
    JSON.parse(body.toString())
  }),
)
