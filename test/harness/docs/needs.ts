/**
 * What a block of commands may say with `needs=…` instead of being run by the tests, and why a test
 * of all pages does not have it. Whatever is not here is run.
 */
export const NEEDS: Readonly<Record<string, string>> = {
  clone: 'builds and tests the whole repository, of which this test is a part',
  root: 'installs packages of the system',
  docker: 'a Docker daemon',
  kubernetes: 'a cluster of Kubernetes',
  cloudflare: 'an account at Cloudflare',
  bucket: 'keys of a service that speaks S3',
  clickhouse: 'a ClickHouse server',
  nats: 'servers of NATS',
  data: 'a data folder that was used; test/integration/backup.test.ts makes one and its backup',
  prometheus: 'a Prometheus that runs',
  statsd: 'a Seismo with SEISMO_STATSD_PORT; test/integration/server-metrics.test.ts has one',
  elasticsearch: 'an Elasticsearch that runs',
  sentry: 'a Sentry server',
  release: 'an account at the npm registry that may publish',
}
