/** What Explore can be asked for, for the page as for the API. */
export {
  DATASET_KEYS,
  datasetOf,
  fieldOf,
  isGroupable,
  type DatasetKey,
  type Field,
  type Unit,
} from './explore/datasets.ts'
export {
  formatMeasure,
  parseMeasure,
  unitOf,
  VALUE_FUNCTIONS,
  type Measure,
  type ValueFunction,
} from './explore/measure.ts'
export { vocabularyOf } from './explore/vocabulary-of.ts'
