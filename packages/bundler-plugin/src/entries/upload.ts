export { findBundles } from '../upload/find-bundles.ts'
export { uploadBundles } from '../upload/upload-bundles.ts'
export { UploadError } from '../upload-error.ts'
