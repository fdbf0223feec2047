import { createWorker } from '@seismo/ingest/edge'

export default createWorker()
