import * as z from 'zod'

/** As in `system.clusters` of the server. */
export const clusterName = z
  .string()
  .regex(/^[A-Za-z_][\w-]{0,99}$/, 'the name of a cluster: letters, digits, - or _')
