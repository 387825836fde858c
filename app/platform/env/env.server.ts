import { z } from 'zod'

const flag = z.enum(['0', '1', 'true', 'false', 'on', 'off']).transform((value) => ['1', 'true', 'on'].includes(value))
const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (value) => protocols.some((protocol) => value.startsWith(protocol)) && URL.canParse(value),
      `must start with ${protocols.join(' or ')}`,
    )

const settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORTAL_ORIGIN: url('http://', 'https://')
    .transform((value) => new URL(value).origin)
    .optional(),
  PORTAL_OPERATOR: z.string().trim().min(1).max(200).optional(),
  PORTAL_DATA_DIR: z.string().min(1).default('var'),
  PORTAL_DEMO: flag.optional(),
  /** How many datasets the demonstration has: loading all of them keeps a core busy for a minute or two, which tests of other things do without. */
  PORTAL_DEMO_DATASETS: z.enum(['all', 'few', 'none']).default('all'),
  PORTAL_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  DATABASE_URL: url('postgres://', 'postgresql://').optional(),
  DATABASE_REPLICA_URL: url('postgres://', 'postgresql://').optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  SMTP_URL: url('smtp://', 'smtps://').optional(),
  MAIL_FROM: z.string().default('Passerelle <no-reply@localhost>'),
  SESSION_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  S3_ENDPOINT: url('http://', 'https://').optional(),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_REGION: z.string().optional(),
})

const schema = settings.refine(({ DATABASE_URL, SESSION_SECRET }) => !DATABASE_URL || SESSION_SECRET, {
  path: ['SESSION_SECRET'],
  message: 'it is required with DATABASE_URL (at least 32 characters)',
})

export type Env = z.infer<typeof schema>

/** Every setting of the portal, from the environment. Throws one line that names the first wrong variable. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(filled)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new Error(`Wrong setting ${issue?.path.join('.')}: ${issue?.message}`)
}
